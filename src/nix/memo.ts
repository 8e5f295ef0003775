import type { SourceFile } from '../engine/model.ts'

/** Derives a model of a document once, on demand, and drops it with the document. */
export function perFile<T>(derive: (file: SourceFile) => T): (file: SourceFile) => T {
  const models = new WeakMap<SourceFile, { readonly model: T }>()
  return file => {
    const known = models.get(file)
    if (known) return known.model
    const model = derive(file)
    models.set(file, { model })
    return model
  }
}
