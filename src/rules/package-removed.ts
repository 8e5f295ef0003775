import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { isSet, statementsOf } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { memo, perFile } from '../nix/memo.ts'
import { isPackages, packagesLength } from '../nix/package-sets.ts'
import { releaseOf } from '../nix/project-release.ts'
import { isAtLeast, type Renamed } from '../nix/releases.ts'
import { REMOVED_PACKAGES } from '../nix/removed-packages.ts'
import { scopesOf } from '../nix/scope.ts'
import { descendants, is, keyName, unwrap } from '../nix/syntax.ts'

const BY_NAME: ReadonlyMap<string, Renamed> = new Map(REMOVED_PACKAGES.map(row => [row.from, row]))

export default defineRule({
  id: 'package-removed',
  family: 'pkg',
  summary: 'package that the release no longer has',
  severity: 'error',
  fix: 'suggested',
  needs: ['releases'],
  errors: [
    "'…' has been removed as it is unmaintained upstream",
    'python2 has been removed; Python 2 is end-of-life. Use `python3` instead.',
    "'…' has been renamed to/replaced by '…'",
  ],
  related: ['option-removed', 'lib-removed-name', 'deprecated-platform-alias'],
  on: ['source_code'],

  *check(_, file, project) {
    const release = releaseOf(project)
    for (const use of usesIn(file)) {
      const { row, name } = use
      if (!isAtLeast(release, row.since) || isOwn(row.from, project) || isGuarded(name, row.from, file)) continue
      yield report(use, file, release)
    }
  },
})

/** A place where a name is taken from nixpkgs' packages. */
interface Use {
  readonly row: Renamed
  readonly name: Node
  /** Another name may be written in its place: it is no name after `inherit`. */
  readonly isFixable: boolean
}

function report({ row: { from, to, note }, name, isFixable }: Use, file: SourceFile, release: string): Finding {
  const message = `nixpkgs ${release} has no \`${from}\`: ${to ? `it is called \`${to}\`` : note}.`
  return finding(name, message, ...(to && isFixable ? [suggested(file, `Take \`${to}\``, replace(name, to))] : []))
}

const usesIn: (file: SourceFile) => readonly Use[] = perFile(file => {
  const found: Use[] = []
  const add = (name: Node | undefined, isFixable: boolean): void => {
    const row = name ? BY_NAME.get(keyName(name) ?? '') : undefined
    if (row && name) found.push({ row, name, isFixable: isFixable && is(name, 'identifier', 'variable_expression') })
  }
  for (const node of descendants(file.root, 'select_expression', 'inherit_from')) {
    const base = node.field('expression')
    if (!base || node.hasError || node.field('default')) continue
    const names = node.field(is(node, 'inherit_from') ? 'attrs' : 'attrpath')?.fields('attr') ?? []
    if (isPackages(base, file))
      for (const name of is(node, 'inherit_from') ? names : names.slice(0, 1)) add(name, is(node, 'select_expression'))
    else if (is(node, 'select_expression')) {
      const length = packagesLength(node, file)
      if (length !== null) add(names[length], true)
    }
  }
  for (const { node, withs } of scopesOf(file).free) {
    const row = BY_NAME.get(node.text)
    if (!row || !is(node, 'variable_expression') || !withs.some(from => isPackages(from, file))) continue
    // What has moved into `lib` may come from there.
    const mayBeLib = row.to?.startsWith('lib.') ?? false
    if (!withs.every(from => isPackages(from, file) || (!mayBeLib && isLib(from)))) continue
    found.push({ row, name: node, isFixable: true })
  }
  return found.sort((a, b) => a.name.from - b.name.from)
})

const isLib = (node: Node): boolean => ['lib', 'pkgs.lib'].includes(unwrap(node).text)

/** The project puts a package of that name there: an overlay, or an input that is called so. */
function isOwn(name: string, project: Project): boolean {
  const flake = project.files.get('flake.nix')
  const inputs = [...((flake ? flakeOf(flake) : null)?.inputs.keys() ?? [])]
  return isGiven(name, project) || inputs.some(input => input.includes(name))
}

/** Some set of the project gives the name a value that is no set: an overlay's is among them. */
function isGiven(name: string, project: Project): boolean {
  const answers = answersOf(project)
  const known = answers.get(name)
  if (known !== undefined) return known
  const answer = Array.from(project.files.values()).some(file => file.text.includes(name) && givenIn(file).has(name))
  answers.set(name, answer)
  return answer
}

const answersOf = memo((_: Project) => new Map<string, boolean>())

const givenIn: (file: SourceFile) => ReadonlySet<string> = memo(file => {
  const names = descendants(file.root, 'attrset_expression', 'rec_attrset_expression').flatMap(set =>
    statementsOf(set).flatMap(statement => {
      if (is(statement, 'inherit')) return statement.field('attrs')?.fields('attr').map(keyName) ?? []
      const attrs = statement.field('attrpath')?.fields('attr') ?? []
      const value = statement.field('expression')
      return is(statement, 'binding') && attrs.length === 1 && value && !isSet(unwrap(value)) ? attrs.map(keyName) : []
    }),
  )
  return new Set(names.filter(name => name !== null))
})

/** The text asks first whether the name is there, or which release it is. */
function isGuarded(name: Node, text: string, file: SourceFile): boolean {
  if (new RegExp(`\\?\\s*"?${text}(?![\\w'-])|hasAttr\\s+"${text}"`).test(file.text)) return true
  for (let at = name.parent; at; at = at.parent) {
    const condition = is(at, 'if_expression')
      ? at.field('condition')
      : is(at, 'apply_expression')
        ? at.field('function')
        : null
    if (condition && /\bversion(?:Older|AtLeast)\b|\.release\b/.test(condition.text)) return true
  }
  return false
}
