import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type SourceFile } from '../engine/model.ts'
import { type Definition, definitionsOf, modulesOf } from '../nix/modules.ts'
import { isAtLeast, type Renamed } from '../nix/releases.ts'
import { RENAMED_OPTIONS } from '../nix/renamed-options.ts'

const BY_NAME: ReadonlyMap<string, Renamed> = new Map(RENAMED_OPTIONS.map(row => [row.from, row]))

export default defineRule({
  id: 'option-renamed',
  family: 'option',
  summary: 'option under an old name',
  severity: 'warning',
  fix: 'safe',
  needs: ['releases'],
  errors: [
    "The option `…' defined in `…' has been renamed to `…'.",
    "The option definition `…' in `…' no longer has any effect; please remove it.",
  ],
  on: ['source_code'],

  *check(_, file, { target }) {
    const seen = new Set<number>()
    for (const definition of modulesOf(file).flatMap(definitionsOf)) {
      const row = rowOf(definition.path)
      const first = row ? definition.keys[row.from.split('.').length - 1]! : null
      if (!row || !first || seen.has(first.from) || !isAtLeast(target.release, row.since)) continue
      seen.add(first.from)
      const message = row.to
        ? `\`${row.from}\` is called \`${row.to}\` since ${row.since}.`
        : `\`${row.from}\` is gone since ${row.since}: ${row.note}.`
      yield finding(first, message, ...(row.to ? fixOf(row.from, row.to, definition, file) : []))
    }
  },
})

function rowOf(path: readonly string[]): Renamed | undefined {
  for (let length = Math.min(path.length, 5); length > 1; length--) {
    const row = BY_NAME.get(path.slice(0, length).join('.'))
    if (row) return row
  }
  return undefined
}

/** Replaces the part of the path that differs, when it is written in one place. */
function fixOf(from: string, to: string, { keys }: Definition, file: SourceFile) {
  const [old, now] = [from.split('.'), to.split('.')]
  let same = 0
  while (same < old.length - 1 && old[same] === now[same]) same++
  const [first, last] = [keys[same]!, keys[old.length - 1]!]
  const isWritten = first.parent === last.parent && (same === 0 ? keys[0] === first.parent?.fields('attr')[0] : true)
  if (!isWritten) return []
  const range = { from: first.from, to: last.to }
  return [safe(file, `Rename it to \`${to}\``, replace(range, now.slice(same).join('.')))]
}
