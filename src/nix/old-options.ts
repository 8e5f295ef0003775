import type { Node, Project, SourceFile } from '../engine/model.ts'
import { perFile } from './memo.ts'
import { type Definition, definitionsOf, type Module, modulesOf } from './modules.ts'
import { boundValue } from './outputs.ts'
import { releaseOf } from './project-release.ts'
import { isAtLeast, type Renamed } from './releases.ts'
import { RENAMED_OPTIONS } from './renamed-options.ts'
import { scopesOf } from './scope.ts'
import { callOf, is, keyName, unwrap } from './syntax.ts'

/** Uses of options that some release renamed or took away. */

const BY_NAME: ReadonlyMap<string, Renamed> = new Map(RENAMED_OPTIONS.map(row => [row.from, row]))
const ROOTS = new Set(RENAMED_OPTIONS.map(({ from }) => from.slice(0, from.indexOf('.'))))

/** An old name in a document. */
export interface OldOption {
  readonly row: Renamed
  readonly use: Use
  /** The last key of the old name: the place to report. */
  readonly key: Node
}

/** What a document says in names that the project's target release no longer has, each place once. */
export function oldOptions(file: SourceFile, project: Project): readonly OldOption[] {
  const release = releaseOf(project)
  return allUses(file).filter(({ row }) => isAtLeast(release, row.since))
}

const allUses: (file: SourceFile) => readonly OldOption[] = perFile(file => {
  const seen = new Set<number>()
  return modulesOf(file).flatMap(module =>
    [...definitionsOf(module).map(ofUser), ...readsOf(module)].flatMap(use => {
      const row = rowOf(use.path, module.isHome || use.isHome)
      const key = row ? use.keys[row.from.split('.').length - 1] : undefined
      if (!row || !key || seen.has(key.from) || isGuarded(use, file)) return []
      seen.add(key.from)
      return [{ row, use, key }]
    }),
  )
})

/** A place where an option is set or read. */
export interface Use extends Definition {
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

function rowOf(path: readonly string[], isHome: boolean): Renamed | undefined {
  if (!ROOTS.has(path[0] ?? '')) return undefined
  for (let length = Math.min(path.length, 5); length > 1; length--) {
    const row = BY_NAME.get(path.slice(0, length).join('.'))
    if (row) return isHome || !row.home ? row : undefined
  }
  return undefined
}

/** A condition that asks which release this is, or whether it has the option; not which version some package has. */
const GUARD =
  /\bversion(?:Older|AtLeast)\b[^"]*\b(?:release|nixpkgs|nixos|(?:lib|trivial)\.version)\b|\boptions\b|\bhasAttr|\?/

/** It stands where only a release that has the option looks: below `lib.mkIf (lib.versionOlder lib.version "24.11")` or its like. */
function isGuarded({ statement, value }: Use, file: SourceFile): boolean {
  const asks = (condition: Node | null | undefined): boolean => {
    const inner = condition ? unwrap(condition) : null
    const own = is(inner, 'unary_expression') ? inner.field('argument') : inner
    const bound = is(own, 'variable_expression') ? boundValue(own, scopesOf(file)) : null
    return GUARD.test((bound ?? inner)?.text ?? '')
  }
  for (let at = value ?? statement; at.parent; at = at.parent) {
    const { parent } = at
    if (is(parent, 'if_expression') && parent.field('condition') !== at && asks(parent.field('condition'))) return true
    if (is(parent, 'apply_expression') && parent.field('argument') === at && asks(callOf(parent).args.at(-2)))
      return true
  }
  return false
}
