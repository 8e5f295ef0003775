import { finding, insert, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type Project } from '../engine/model.ts'
import { type Flake, flakeOf } from '../nix/flake.ts'
import { statementAfter } from '../nix/layout.ts'
import { nearest } from '../nix/nearest.ts'
import { REGISTRY, registryUrl } from '../nix/registry.ts'
import { scopesOf } from '../nix/scope.ts'
import { is } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-implicit-registry-input',
  family: 'flake',
  summary: 'argument of `outputs` that is looked up in the flake registry',
  severity: 'warning',
  fix: 'suggested',
  errors: ["cannot find flake 'flake:…' in the flake registries"],
  related: ['flake-indirect-input-url', 'flake-input-not-accepted', 'flake-unused-input'],
  on: ['source_code'],

  *check(_, file, project) {
    const flake = flakeOf(file)
    if (!flake?.inputsComplete) return
    for (const formal of flake.outputs?.formals?.fields('formal') ?? []) {
      const key = formal.field('name')
      if (!key || key.text === 'self' || flake.inputs.has(key.text)) continue
      const meant = REGISTRY.has(key.text) ? null : nearest(key.text, flake.inputs.keys())
      yield finding(
        key,
        meant
          ? `No input is called \`${key.text}\`, so Nix looks it up in the flake registry; did you mean \`${meant}\`?`
          : `No input is called \`${key.text}\`, so Nix looks it up in the flake registry.`,
        ...(meant ? rename(flake, key, meant) : declare(flake, key.text, project)),
      )
    }
  },
})

function declare(flake: Flake, name: string, project: Project): Fix[] {
  const url = registryUrl(name, project.target.release)
  if (!url) return []
  const title = `Declare \`${url}\``
  const last = [...flake.inputs.values()].at(-1)?.attr.statements.at(-1)
  const { file } = flake
  if (last) {
    const prefix = last.parent?.parent === flake.set ? 'inputs.' : ''
    return [suggested(file, title, statementAfter(file.text, last, `${prefix}${name}.url = "${url}";`))]
  }
  const outputs = flake.attrs.get('outputs')?.statements[0]
  const before = flake.attrs.get('description')?.statements[0]
  if (flake.attrs.all.has('inputs') || !outputs) return []
  if (before) return [suggested(file, title, statementAfter(file.text, before, `inputs.${name}.url = "${url}";`))]
  const gap = file.text.slice(file.text.lastIndexOf('\n', outputs.from - 1), outputs.from)
  const added = `inputs.${name}.url = "${url}";${/^\n[ \t]*$/.test(gap) ? gap : ' '}`
  return [suggested(file, title, insert(outputs.from, added))]
}

/** Gives the argument the name of the input, at each place where it is used as a variable. */
function rename(flake: Flake, key: Node, name: string): Fix[] {
  const scopes = scopesOf(flake.file)
  const bound = flake.outputs?.function ? scopes.boundBy(flake.outputs.function) : []
  const uses = bound.find(binding => binding.kind === 'formal' && binding.name === key.text)?.references ?? []
  if (bound.some(binding => binding.name === name) || !uses.every(use => is(use, 'variable_expression'))) return []
  return [suggested(flake.file, `Rename it to \`${name}\``, ...[key, ...uses].map(node => replace(node, name)))]
}
