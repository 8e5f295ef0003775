import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Project } from '../engine/model.ts'
import { type Flake, flakeOf } from '../nix/flake.ts'
import { statementAfter } from '../nix/layout.ts'
import { nearest } from '../nix/nearest.ts'

export default defineRule({
  id: 'flake-implicit-registry-input',
  family: 'flake',
  summary: 'argument of `outputs` that is looked up in the flake registry',
  severity: 'warning',
  fix: 'suggested',
  errors: ["cannot find flake 'flake:…' in the flake registries"],
  related: ['flake-input-not-accepted', 'flake-unused-input'],
  on: ['source_code'],

  *check(_, file, project) {
    const flake = flakeOf(file)
    if (!flake?.inputsComplete) return
    for (const formal of flake.outputs?.formals?.fields('formal') ?? []) {
      const key = formal.field('name')
      if (!key || key.text === 'self' || flake.inputs.has(key.text)) continue
      const meant = nearest(key.text, flake.inputs.keys())
      yield finding(
        key,
        meant
          ? `No input is called \`${key.text}\`, so Nix looks it up in the flake registry; did you mean \`${meant}\`?`
          : `No input is called \`${key.text}\`, so Nix looks it up in the flake registry.`,
        ...declare(flake, key.text, project),
      )
    }
  },
})

/** Names of the global registry whose project is beyond doubt. https://github.com/NixOS/flake-registry */
const PROJECTS: Readonly<Record<string, (release: string) => string>> = {
  nixpkgs: release => `github:NixOS/nixpkgs/nixos-${release}`,
  'home-manager': release => `github:nix-community/home-manager/release-${release}`,
  'flake-utils': () => 'github:numtide/flake-utils',
  'flake-parts': () => 'github:hercules-ci/flake-parts',
  'nixos-hardware': () => 'github:NixOS/nixos-hardware',
  'flake-compat': () => 'github:edolstra/flake-compat',
}

function declare(flake: Flake, name: string, project: Project): Fix[] {
  const url = PROJECTS[name]?.(project.target.release)
  if (!url) return []
  const title = `Declare \`${url}\``
  const last = [...flake.inputs.values()].at(-1)?.attr.statements.at(-1)
  const { file } = flake
  if (last) {
    const prefix = last.text.startsWith('inputs') ? 'inputs.' : ''
    return [suggested(file, title, statementAfter(file.text, last, `${prefix}${name}.url = "${url}";`))]
  }
  const outputs = flake.attrs.get('outputs')?.statements[0]
  const before = flake.attrs.get('description')?.statements[0]
  if (flake.attrs.all.has('inputs') || !outputs) return []
  if (before) return [suggested(file, title, statementAfter(file.text, before, `inputs.${name}.url = "${url}";`))]
  const gap = file.text.slice(file.text.lastIndexOf('\n', outputs.from - 1), outputs.from)
  const added = `inputs.${name}.url = "${url}";${/^\n[ \t]*$/.test(gap) ? gap : ' '}`
  return [suggested(file, title, { from: outputs.from, to: outputs.from, insert: added })]
}
