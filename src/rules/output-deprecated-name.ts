import { finding, insert, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { type Output, outputsOf } from '../nix/outputs.ts'
import { descendants, is } from '../nix/syntax.ts'

interface NewName {
  readonly to: string
  readonly perSystem: boolean
  readonly since?: string
}

/** Renamed in Nix 2.7, if not said otherwise. Source: `src/nix/flake.cc`, the replacements that `nix flake check` names. */
const RENAMED: ReadonlyMap<string, NewName> = new Map([
  ['defaultApp', { to: 'apps', perSystem: true }],
  ['defaultBundler', { to: 'bundlers', perSystem: true }],
  ['defaultPackage', { to: 'packages', perSystem: true }],
  ['defaultTemplate', { to: 'templates', perSystem: false }],
  ['devShell', { to: 'devShells', perSystem: true }],
  ['nixosModule', { to: 'nixosModules', perSystem: false, since: '2.8' }],
  ['overlay', { to: 'overlays', perSystem: false }],
])

export default defineRule({
  id: 'output-deprecated-name',
  family: 'output',
  summary: 'output under the name it had before Nix 2.7',
  severity: 'warning',
  fix: 'suggested',
  since: 'Nix 2.7',
  errors: ["flake output attribute '…' is deprecated; use '…' instead"],
  related: ['output-missing-system'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const outputs = flake ? outputsOf(flake) : []
    const seen = new Set<number>()
    for (const output of outputs) {
      const key = output.keys[0]!
      const renamed = RENAMED.get(output.path[0]!)
      if (!renamed || output.within === 'per-system' || seen.has(key.from)) continue
      seen.add(key.from)
      const system = renamed.perSystem && output.within === 'flake'
      const now = `${renamed.to}${system ? '.<system>' : ''}.default`
      const rival = outputs.some(other => other.path[0] === renamed.to)
      const fix = rival || isUsed(file, outputs, output.path[0]!) ? [] : rename(file, output, renamed.to, system)
      yield finding(
        key,
        `The output \`${output.path[0]}\` is called \`${now}\` since Nix ${renamed.since ?? '2.7'}.`,
        ...fix,
      )
    }
  },
})

/** The name stands somewhere else than where the output is defined: `self.devShell`, or another attribute of a `rec`. */
function isUsed(file: SourceFile, outputs: readonly Output[], name: string): boolean {
  const definitions = new Set(outputs.map(output => output.keys[0]))
  return descendants(file.root, 'identifier').some(node => node.text === name && !definitions.has(node))
}

/** `devShell.x = v` becomes `devShells.x.default = v`; where the system is not written in the path, a person has to place `default`. */
function rename(file: SourceFile, output: Output, to: string, system: boolean): Fix[] {
  const [key] = output.keys
  const attrs = key?.parent?.fields('attr') ?? []
  if (!key || !is(key.parent, 'attrpath') || attrs.length !== attrs.indexOf(key) + (system ? 2 : 1)) return []
  return [suggested(file, `Rename it to \`${to}\``, replace(key, to), insert(attrs.at(-1)!.to, '.default'))]
}
