import { finding } from '../engine/edits.ts'
import { defineRule, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf } from '../nix/flake.ts'
import { inputRefs } from '../nix/inputs.ts'
import { existence, folderOf, pathUses, resolvePath } from '../nix/project.ts'
import { is } from '../nix/syntax.ts'

/** Folders of flakes that nobody builds from where they stand. */
const ASIDE = /(?:^|[/_-])(?:templates?|examples?|tests?|checks?|fixtures?|docs?|tutorials?|demos?|init)\//

export default defineRule({
  id: 'lock-missing',
  family: 'lock',
  summary: 'flake without a lock',
  severity: 'warning',
  fix: 'none',
  needs: ['project'],
  errors: ["cannot write modified lock file of flake '…' (use '--no-write-lock-file' to ignore)"],
  on: ['source_code'],

  *check(_, file, project) {
    const flake = flakeOf(file)
    const names = flake?.outputs?.formals?.fields('formal').map(formal => formal.field('name')?.text) ?? []
    const hasInputs = flake && (flake.inputs.size > 0 || names.some(name => name !== 'self'))
    if (!flake || !hasInputs || ASIDE.test(file.path) || isPartOfAnother(file, project)) return
    if (isOfTheTree(flake) && names.every(name => !name || name === 'self' || flake.inputs.has(name))) return
    const state = existence(project, file.path.replace(/flake\.nix$/, 'flake.lock'))
    const brace = { from: flake.set.from, to: flake.set.from + 1 }
    if (state === 'missing')
      yield finding(brace, 'There is no `flake.lock` here: every checkout takes other inputs. Run `nix flake lock`.')
    if (state === 'untracked')
      yield finding(brace, 'Git does not track `flake.lock`, so nobody else gets it. Run `git add flake.lock`.')
  },
})

/** Every input is a folder of the same tree, at the same commit: `path:..`. What those take is in their own locks. */
const isOfTheTree = (flake: Flake): boolean => {
  const inside = inputRefs(flake).filter(({ ref }) => ref.type === 'path' && !`${ref.path}`.startsWith('/'))
  return inside.length > 0 && inside.length === flake.inputs.size
}

/** Another flake of the project offers it as a template, which gets its lock from whoever takes it, or has it as an input. */
function isPartOfAnother({ path }: SourceFile, project: Project): boolean {
  const folder = folderOf(path).slice(0, -1)
  return Array.from(project.files.values()).some(other => {
    const flake = other.path === path ? null : flakeOf(other)
    if (!flake) return false
    const isInput = inputRefs(flake).some(
      ({ ref }) => ref.type === 'path' && resolvePath(other.path, `${ref.path}`) === folder,
    )
    return isInput || pathUses(other).some(use => use.path === folder && isPathOfTemplate(use.node.parent))
  })
}

/** `path = ./rust;` */
const isPathOfTemplate = (binding: Node | null): boolean =>
  is(binding, 'binding') && binding.field('attrpath')?.fields('attr').at(-1)?.text === 'path'
