import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { nearest } from '../nix/nearest.ts'
import { existence, type PathUse, pathUses } from '../nix/project.ts'
import { ancestor, calleeName, contains, descendants, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'path-missing',
  family: 'module',
  summary: 'file that is imported and is not there',
  severity: 'error',
  fix: 'suggested',
  needs: ['project'],
  errors: ["Path '…' does not exist in Git repository", "path '…' does not exist"],
  related: ['path-untracked'],
  on: ['source_code'],

  *check(_, file, project) {
    // A template, or a test, is completed somewhere else.
    if (!project.listing || /(?:^|\/)(?:templates?|tests?|fixtures?)\//.test(file.path)) return
    for (const use of pathUses(file)) {
      if (!use.isCode || use.path === null || existence(project, use.path) !== 'missing') continue
      if (isGuarded(use, file) || isFallback(use.node)) continue
      const meant = near(use.path, project)
      const written = meant === null ? null : rewritten(use.node.text, use.path, meant)
      const fix = written === null ? [] : [suggested(file, `Take \`${written}\``, replace(use.node, written))]
      yield finding(use.node, `There is no \`${use.path}\` in this project.`, ...fix)
    }
  },
})

/** The code asks first whether it exists. */
const isGuarded = ({ node }: PathUse, file: SourceFile): boolean =>
  file.text.includes('pathExists') &&
  (descendants(file.root, 'apply_expression').some(
    other => calleeName(other) === 'pathExists' && other.text.includes(node.text),
  ) ||
    ancestor(node, 'if_expression') !== null)

/** `args.x or (import ./x.nix)` and `{ x ? import ./x.nix }`: perhaps nobody ever gets there. */
function isFallback(node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    const by = is(at.parent, 'select_expression', 'formal') ? at.parent.field('default') : null
    if (by && contains(by, node)) return true
  }
  return false
}

/** A file beside it with a name of one or two other letters. */
function near(path: string, project: Project): string | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const beside = Array.from(project.listing?.paths ?? []).filter(
    other => other.startsWith(folder) && !other.slice(folder.length).includes('/'),
  )
  return nearest(path, beside)
}

/** The path as it is written, with another last part. */
function rewritten(text: string, path: string, meant: string): string | null {
  const [was, now] = [path, meant].map(each => each.slice(each.lastIndexOf('/') + 1))
  return text.endsWith(was!) ? text.slice(0, -was!.length) + now : null
}
