import { finding, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Fix, type Project, type SourceFile } from '../engine/model.ts'
import { nixpkgsRelease } from '../nix/inputs.ts'
import { type Definition, definitionsOf, type Module, modulesOf } from '../nix/modules.ts'
import { moveDefinition } from '../nix/move-definition.ts'
import { isAtLeast, type Renamed } from '../nix/releases.ts'
import { RENAMED_OPTIONS } from '../nix/renamed-options.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

const BY_NAME: ReadonlyMap<string, Renamed> = new Map(RENAMED_OPTIONS.map(row => [row.from, row]))
const ROOTS = new Set(RENAMED_OPTIONS.map(({ from }) => from.slice(0, from.indexOf('.'))))

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

  *check(_, file, project) {
    const seen = new Set<number>()
    for (const module of modulesOf(file)) {
      for (const definition of [...definitionsOf(module).map(ofUser), ...readsOf(module)]) {
        const row = rowOf(definition.path, module.isHome || definition.isHome, project.target.release)
        const first = row ? definition.keys[row.from.split('.').length - 1]! : null
        if (!row || !first || seen.has(first.from)) continue
        seen.add(first.from)
        yield finding(first, messageOf(row), ...fixesOf(row, definition, file, project))
      }
    }
  },
})

interface Use extends Definition {
  readonly isHome: boolean
}

/** What stands below `home-manager.users.ana` is an option of home-manager. */
function ofUser(definition: Definition): Use {
  const { path, keys } = definition
  const isHome = path[0] === 'home-manager' && path[1] === 'users' && path.length > 3
  return isHome ? { ...definition, path: path.slice(3), keys: keys.slice(3), isHome } : { ...definition, isHome }
}

/** `config.users.extraUsers.ana.uid`, where `config` is the argument of the module. */
function readsOf({ file, function: fn }: Module): readonly Use[] {
  const config = fn
    ? scopesOf(file)
        .boundBy(fn)
        .find(({ name }) => name === 'config')
    : undefined
  return (config?.references ?? []).flatMap(({ parent }) => {
    const keys = is(parent, 'select_expression') ? (parent.field('attrpath')?.fields('attr') ?? []) : []
    const names = keys.map(keyName)
    const path = names.slice(0, names.includes(null) ? names.indexOf(null) : names.length) as string[]
    return parent && ROOTS.has(path[0] ?? '') ? [{ path, keys, statement: parent, value: null, isHome: false }] : []
  })
}

function rowOf(path: readonly string[], isHome: boolean, release: string): Renamed | undefined {
  if (!ROOTS.has(path[0] ?? '')) return undefined
  for (let length = Math.min(path.length, 5); length > 1; length--) {
    const row = BY_NAME.get(path.slice(0, length).join('.'))
    if (row) return isAtLeast(release, row.since) && (isHome || !row.home) ? row : undefined
  }
  return undefined
}

const messageOf = ({ from, to, since, note }: Renamed): Finding['message'] =>
  to
    ? `\`${from}\` is called \`${to}\` since ${since}${note ? `: ${note}` : ''}.`
    : `\`${from}\` is gone since ${since}: ${note}.`

function fixesOf({ from, to, since, note }: Renamed, use: Use, file: SourceFile, project: Project): Fix[] {
  if (to === null || note) return []
  const edits = moveDefinition(file, use, from, to)
  if (!edits) return []
  // A flake that still takes an older nixpkgs does not know the new name yet.
  const pinned = nixpkgsRelease(project)
  const fix = pinned === null || isAtLeast(pinned, since) ? safe : suggested
  return [fix(file, `Rename it to \`${to}\``, ...edits)]
}
