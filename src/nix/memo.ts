import type { SourceFile } from '../engine/model.ts'

/** Derives something from an object once, on demand, and drops it with the object. */
export function memo<K extends object, T>(derive: (key: K) => T): (key: K) => T {
  const models = new WeakMap<K, { readonly model: T }>()
  return key => {
    const known = models.get(key)
    if (known) return known.model
    const model = derive(key)
    models.set(key, { model })
    return model
  }
}

/** Derives a model of a document once. */
export const perFile = <T>(derive: (file: SourceFile) => T): ((file: SourceFile) => T) => memo(derive)
