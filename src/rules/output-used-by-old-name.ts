import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node, type Project } from '../engine/model.ts'
import { repositoryOf } from '../nix/flake-ref.ts'
import { type InputUse, inputUse } from '../nix/input-uses.ts'
import { inputRefs, lastModified } from '../nix/inputs.ts'
import { lockBeside } from '../nix/project.ts'
import { ancestor, descendants, keyName } from '../nix/syntax.ts'

/** Old names of outputs, the new ones, and whether the system comes between. Source: `src/nix/flake.cc`. */
const RENAMED: ReadonlyMap<string, readonly [to: string, perSystem: boolean]> = new Map([
  ['overlay', ['overlays', false]],
  ['nixosModule', ['nixosModules', false]],
  ['defaultPackage', ['packages', true]],
  ['defaultApp', ['apps', true]],
  ['devShell', ['devShells', true]],
])

/** Nix 2.7, in which the names changed. */
const CHANGED = Date.UTC(2022, 2, 7)

/** Flakes that still offer the old name alone. Source: their `flake.nix`. */
const KEPT: ReadonlySet<string> = new Set(['github.com/input-output-hk/haskell.nix'])

export default defineRule({
  id: 'output-used-by-old-name',
  family: 'output',
  summary: 'output of an input under its name from before Nix 2.7',
  severity: 'hint',
  fix: 'suggested',
  errors: ["attribute 'overlay' missing", "attribute 'defaultPackage' missing"],
  related: ['output-deprecated-name'],
  words: [...RENAMED.keys()],
  on: ['select_expression'],

  *check(node, file, project) {
    const use = inputUse(node, file, project)
    const [key, system] = use?.attrs ?? []
    const old = key ? keyName(key) : null
    const renamed = old === null ? undefined : RENAMED.get(old)
    if (!use || !key || !renamed || isOlder(use, project) || keepsOldName(use) || isAskedFor(key)) return
    const [to, perSystem] = renamed
    const range = { from: key.from, to: (perSystem ? system : key)?.to ?? key.to }
    const now = `${to}${perSystem ? '.<system>' : ''}.default`
    const insert = perSystem ? `${to}.${system?.text}.default` : `${to}.default`
    yield finding(
      key,
      `\`${old}\` is the name from before Nix 2.7; since then it is \`${now}\`, and the old one may go.`,
      ...(perSystem && !system ? [] : [suggested(file, `Take \`${now}\``, replace(range, insert))]),
    )
  },
})

/** It was written, or the input locked, before the names changed. */
function isOlder({ flake, input }: InputUse, project: Project): boolean {
  const node = lockBeside(flake.file, project)?.resolve([input.name])
  const locked = node ? lastModified(node) : null
  return project.target.now.getTime() < CHANGED || (locked !== null && locked * 1000 < CHANGED)
}

function keepsOldName({ flake, input }: InputUse): boolean {
  const found = inputRefs(flake).find(each => each.input === input)
  return found !== undefined && KEPT.has(repositoryOf(found.ref) ?? '')
}

/** `if tool ? overlay then tool.overlay else …`: the code is ready for both names. */
function isAskedFor(key: Node): boolean {
  for (let at = ancestor(key, 'if_expression'); at; at = ancestor(at, 'if_expression')) {
    const tests = descendants(at.field('condition') ?? at, 'has_attr_expression')
    if (tests.some(test => test.field('attrpath')?.fields('attr').at(-1)?.text === key.text)) return true
  }
  return false
}
