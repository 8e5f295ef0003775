import type { Project, SourceFile } from '../engine/model.ts'
import { importedElements } from './imports.ts'
import { memo } from './memo.ts'
import { documentAt, pathUses, resolvePath } from './project.ts'
import { is, unwrap } from './syntax.ts'

/** How the documents of a project lead to each other, as far as paths are written out. */
export interface FileUses {
  /** Some list of modules has them. */
  readonly listed: ReadonlySet<SourceFile>
  /** Another document names them. */
  readonly named: ReadonlySet<SourceFile>
  /** Some document calls them with arguments of its own: `import ./a.nix { … } b`, `callPackage ./a.nix { … }`. */
  readonly called: ReadonlySet<SourceFile>
}

export const fileUses: (project: Project) => FileUses = memo(project => {
  const listed = new Set<SourceFile>()
  const named = new Set<SourceFile>()
  const called = new Set<SourceFile>()
  for (const file of project.files.values()) {
    if (!file.path.endsWith('.nix')) continue
    for (const element of importedElements(file)) {
      const path = unwrap(element)
      const target = is(path, 'path_expression') ? resolvePath(file.path, path.text) : null
      const document = target === null ? null : documentAt(project, target)
      if (document) listed.add(document)
    }
    for (const { node, path } of pathUses(file)) {
      const document = path === null ? null : documentAt(project, path)
      if (!document) continue
      if (document !== file) named.add(document)
      if (is(node.parent, 'apply_expression') && is(node.parent.parent, 'apply_expression')) called.add(document)
    }
  }
  return { listed, named, called }
})
