import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { boundValue } from '../nix/outputs.ts'
import { type Scopes, scopesOf } from '../nix/scope.ts'
import { callOf, is, keyName, selectPath, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-taken-from-packages',
  family: 'output',
  summary: '`nixosSystem` or an output, looked for among the packages',
  severity: 'error',
  fix: 'safe',
  errors: ["attribute 'nixosSystem' missing", "attribute 'nixosConfigurations' missing"],
  related: ['flake-used-as-wrong-kind'],
  words: ['nixosSystem', 'nixosConfigurations'],
  on: ['select_expression'],

  *check(node, file) {
    const base = node.field('expression')
    const attrs = node.field('attrpath')?.fields('attr') ?? []
    if (!flakeOf(file) || !is(base, 'variable_expression') || node.field('default') || attrs.length === 0) return
    const names = attrs.map(keyName)
    const at = names[0] === 'lib' ? 1 : 0
    const name = names[at]
    if (name !== 'nixosSystem' && !(at === 0 && name === 'nixosConfigurations')) return
    const input = packagesOf(base, scopesOf(file))
    if (input === null) return
    const owner = name === 'nixosSystem' ? `${input}.lib` : 'self'
    const range = { from: node.from, to: attrs[at]!.to }
    yield finding(
      range,
      `\`${base.text}\` are the packages of nixpkgs; \`${name}\` is \`${owner}.${name}\`.`,
      ...take(file, node, range, owner, name),
    )
  },
})

/** The flake of which a variable holds the packages: `nixpkgs` for `import nixpkgs { }` and `nixpkgs.legacyPackages.x`.
    Null where an overlay may add anything. */
function packagesOf(variable: Node, scopes: Scopes): string | null {
  const bound = boundValue(variable, scopes)
  const value = bound ? unwrap(bound) : null
  if (is(value, 'apply_expression')) {
    const { callee, args } = callOf(value)
    const from = args[0] ? unwrap(args[0]).text : ''
    const isPlain = callee.text === 'import' && args.length === 2 && !/\boverlays\b/.test(args[1]!.text)
    return isPlain && isNixpkgs(from) ? from : null
  }
  const names = is(value, 'select_expression') ? value.text.split('.legacyPackages.') : []
  return names.length === 2 && isNixpkgs(names[0]!) ? names[0]! : null
}

const isNixpkgs = (text: string): boolean => /^(?:inputs\.)?nixpkgs(?:[-_]\w+)*$/.test(text)

/** It could not be evaluated before. The name has to mean the flake there. */
function take(file: SourceFile, node: Node, range: { from: number; to: number }, owner: string, name: string): Fix[] {
  const root = owner.split('.')[0]!
  const outputs = flakeOf(file)?.outputs?.function
  const bindings = scopesOf(file).bindings.filter(
    binding => binding.name === root && binding.owner.from <= node.from && node.to <= binding.owner.to,
  )
  if (bindings.length !== 1 || bindings[0]!.owner !== outputs || selectPath(node) === null) return []
  return [safe(file, `Take it from \`${owner}\``, replace(range, `${owner}.${name}`))]
}
