import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Project } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { type FlakeRef, parseFlakeRef } from '../nix/flake-ref.ts'
import { folderOf } from '../nix/project.ts'
import { REGISTRY } from '../nix/registry.ts'
import { stringValue } from '../nix/syntax.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'flake-indirect-input-url',
  family: 'flake',
  summary: 'input that is looked up in the flake registry',
  severity: 'warning',
  fix: 'suggested',
  errors: ["cannot find flake 'flake:…' in the flake registries"],
  related: ['flake-implicit-registry-input', 'ref-nixpkgs-branch'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const url of urlsOf(file)) {
      const parsed = parseFlakeRef(url.value, { allowRelative: true, flake: url.isFlake })
      if (!parsed.ok || parsed.ref.type !== 'indirect') continue
      const meant = isFolder(url.value, folderOf(file.path), project) ? `./${url.value}` : direct(parsed.ref)
      yield finding(
        url.node,
        `\`${url.value}\` is looked up in the flake registry of whoever updates the lock.`,
        ...(meant ? [suggested(file, `Name \`${meant}\``, rewritten(url, meant))] : []),
      )
    }
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      const type = input.attr.below().get('type')?.values[0]
      if (!type || stringValue(type) !== 'indirect') continue
      yield finding(type, `\`${input.name}\` is looked up in the flake registry of whoever updates the lock.`)
    }
  },
})

/** There is a flake beside this one with that name: a path has to begin with `./`. */
const isFolder = (name: string, folder: string, { files }: Project): boolean => files.has(`${folder}${name}/flake.nix`)

/** Where the global registry sends it: Nixpkgs to its unstable branch, others to their default branch. */
function direct({ id, ref, rev }: FlakeRef): string | null {
  const url = REGISTRY.get(`${id}`)
  const branch = rev ?? ref ?? (id === 'nixpkgs' ? 'nixpkgs-unstable' : undefined)
  return url === undefined || (rev !== undefined && ref !== undefined) ? null : url + (branch ? `/${branch}` : '')
}
