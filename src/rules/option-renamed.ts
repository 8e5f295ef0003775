import { finding, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { nixpkgsRelease } from '../nix/inputs.ts'
import { memo } from '../nix/memo.ts'
import { type Definition, definitionsOf, modulesOf } from '../nix/modules.ts'
import { moveDefinition } from '../nix/move-definition.ts'
import { type OldOption, oldOptions } from '../nix/old-options.ts'
import { isAtLeast, type Renamed } from '../nix/releases.ts'
import { ancestor, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'option-renamed',
  family: 'option',
  summary: 'option under an old name',
  severity: 'warning',
  fix: 'safe',
  needs: ['releases'],
  errors: ["The option `…' defined in `…' has been renamed to `…'."],
  related: ['option-removed'],
  on: ['source_code'],

  *check(_, file, project) {
    const moved: OldOption[] = []
    for (const old of oldOptions(file, project)) {
      if (old.row.gone || (OF_DARWIN.has(old.row.from) && !old.use.isHome && mayBeDarwin(file, project))) continue
      const fixes = moved.some(other => clash(old, other, file)) ? [] : fixesOf(old, file, project)
      if (fixes.length > 0) moved.push(old)
      yield finding(old.key, messageOf(old.row), ...fixes)
    }
  },
})

/** Names that nix-darwin has for options of its own. Source: its modules/programs/zsh and modules/services/postgresql. */
const OF_DARWIN = new Set([
  'programs.zsh.enableSyntaxHighlighting',
  'services.postgresql.extraPlugins',
  'services.postgresql.port',
])

const mayBeDarwin = (file: SourceFile, project: Project): boolean =>
  /darwin|mac-?os/i.test(file.path) || hasDarwin(project)

const hasDarwin = memo(({ files }: Project) =>
  [...files.values()].some(({ text }) => /\bdarwin(?:Configurations|System)\b/.test(text)),
)

const messageOf = ({ from, to, since, note }: Renamed): string =>
  to
    ? `\`${from}\` is called \`${to}\` since ${since}${note ? `: ${note}` : ''}.`
    : `\`${from}\` is deprecated since ${since}: ${note}.`

function fixesOf({ row, use }: OldOption, file: SourceFile, project: Project): Fix[] {
  const { from, to, since, note } = row
  if (to === null || note) return []
  if (isTaken(file, use, to.split('.'))) return []
  const edits = moveDefinition(file, use, from, to)
  if (!edits) return []
  // A flake that still takes an older nixpkgs does not know the new name yet.
  const pinned = nixpkgsRelease(project)
  const fix = pinned === null || isAtLeast(pinned, since) ? safe : suggested
  return [fix(file, `Rename it to \`${to}\``, ...edits)]
}

/** The same set defines the new name already, or a set above it that cannot take it in: Nix refuses the second definition. */
function isTaken(file: SourceFile, use: Definition, to: readonly string[]): boolean {
  const set = setOf(use)
  return modulesOf(file)
    .flatMap(definitionsOf)
    .some(other => other !== use && setOf(other) === set && collides(other, to))
}

function collides({ path, keys }: Definition, to: readonly string[]): boolean {
  let same = 0
  while (same < Math.min(path.length, to.length) && path[same] === to[same]) same++
  if (same === to.length) return true
  // What holds the keys up to there: only a plain set takes in another definition.
  const last = keys[same - 1]
  if (!last || last.parent?.fields('attr').at(-1) !== last) return false
  const value = ancestor(last, 'binding')?.field('expression')
  return !value || !is(unwrap(value), 'attrset_expression')
}

/** The set in which the first name of a definition stands. */
const setOf = ({ keys }: Definition): Node | null =>
  keys[0] ? (ancestor(keys[0], 'binding')?.parent?.parent ?? null) : null

/** What one old name defines, under the new one: `keys` are those behind the old name. */
interface Moved {
  readonly path: readonly string[]
  readonly keys: readonly Node[]
  readonly old: OldOption
}

function movedBy(old: OldOption, file: SourceFile): readonly Moved[] {
  const to = old.row.to?.split('.') ?? []
  return modulesOf(file)
    .flatMap(definitionsOf)
    .filter(({ keys }) => keys.includes(old.key))
    .map(({ path, keys }) => {
      const length = keys.indexOf(old.key) + 1
      return { path: [...to, ...path.slice(length)], keys: keys.slice(length), old }
    })
}

/** Both in the same set, and one would define again what the other does, or what it makes without a set: Nix refuses that. */
const clash = (one: OldOption, other: OldOption, file: SourceFile): boolean =>
  setOf(one.use) === setOf(other.use) &&
  movedBy(one, file).some(a =>
    movedBy(other, file).some(b => {
      let same = 0
      while (same < Math.min(a.path.length, b.path.length) && a.path[same] === b.path[same]) same++
      return same === Math.min(a.path.length, b.path.length) || !isOpenAt(a, same) || !isOpenAt(b, same)
    }),
  )

/** The first `length` names of the new path are held by nothing but plain sets. */
function isOpenAt({ path, keys, old }: Moved, length: number): boolean {
  const renamed = path.length - keys.length
  return [old.key, ...keys].slice(0, Math.max(0, length - renamed + 1)).every(key => {
    if (!is(key.parent, 'attrpath') || key.parent.fields('attr').at(-1) !== key) return true
    const value = ancestor(key, 'binding')?.field('expression')
    return !value || is(unwrap(value), 'attrset_expression')
  })
}
