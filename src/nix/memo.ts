import type { SourceFile } from '../engine/model.ts'

/** Derives a model of a document once, on demand, and drops it with the document. */
export function perFile<T>(derive: (file: SourceFile) => T): (file: SourceFile) => T {
  const models = new WeakMap<SourceFile, { readonly model: T }>()
  return file => {
    let entry = models.get(file)
    if (!entry) models.set(file, (entry = { model: derive(file) }))
    return entry.model
  }
}
