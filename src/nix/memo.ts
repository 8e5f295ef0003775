import type { SourceFile } from '../engine/model.ts'

const MODELS = Symbol('models')

/** An object with what was derived from it. */
interface Keeper {
  readonly [MODELS]?: unknown[]
}

/** Derives something from an object once, on demand, and keeps it with the object. Not in a `WeakMap`: V8's quick collections keep
    all that its values lead to, here whole projects, until a slow one comes. */
export const memo = <K extends object, T>(derive: (key: K) => T): ((key: K) => T) =>
  kept(derive, key => (key as Keeper)[MODELS] ?? modelsOf(key))

/** Derives a model of a document once, made of nodes: it is made anew after the nodes were let go. */
export const perFile = <T>(derive: (file: SourceFile) => T): ((file: SourceFile) => T) =>
  kept(derive, ({ tree }) => tree.models)

function kept<K, T>(derive: (key: K) => T, modelsOf: (key: K) => unknown[]): (key: K) => T {
  const slot = slots++
  return key => {
    const models = modelsOf(key)
    const known = models[slot] as { readonly model: T } | undefined
    if (known) return known.model
    const model = derive(key)
    models[slot] = { model }
    return model
  }
}

let slots = 0

function modelsOf(key: object): unknown[] {
  const models: unknown[] = []
  // Not enumerable: a changed copy of the object begins without.
  Object.defineProperty(key, MODELS, { value: models })
  return models
}
