import { finding, remove, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf } from '../nix/flake.ts'
import { inputRefs, lastModified, nixpkgsBranch, releaseOfBranch } from '../nix/inputs.ts'
import { outputsOf } from '../nix/outputs.ts'
import { lockBeside } from '../nix/project.ts'
import { isAtLeast } from '../nix/releases.ts'
import { descendants, is, stringValue } from '../nix/syntax.ts'

const GONE = 'x86_64-darwin'

/** The release without it, and the day from which the unstable branches are surely without it as well. Source: release notes of
    NixOS 26.11. */
const RELEASE = '26.11'
const UNSTABLE = Date.UTC(2026, 10, 1)

export default defineRule({
  id: 'output-x86-64-darwin',
  family: 'output',
  summary: 'outputs for `x86_64-darwin`, which nixpkgs has dropped',
  severity: 'warning',
  fix: 'suggested',
  since: 'NixOS 26.11',
  needs: ['releases'],
  related: ['output-invalid-system', 'ref-nixpkgs-branch'],
  on: ['source_code'],

  *check(_, file, project) {
    const flake = flakeOf(file)
    if (!flake || !file.text.includes(GONE) || !isWithout(flake, project)) return
    const keys = outputsOf(flake).flatMap(({ path, keys }) => (path[1] === GONE ? [keys[1]!] : []))
    for (const key of new Set(keys)) yield finding(key, messageFor)
    for (const node of descendants(file.root, 'string_expression')) {
      if (!is(node.parent, 'list_expression') || stringValue(node) !== GONE) continue
      yield finding(node, messageFor, ...takeOut(file, node, node.parent))
    }
  },
})

const messageFor = 'Nixpkgs has nothing for `x86_64-darwin` since 26.11: evaluating this stops with an error.'

/** The flake takes a nixpkgs that does not have it any more, by the branch, and by the lock where there is one. */
function isWithout(flake: Flake, project: Project): boolean {
  return inputRefs(flake).some(({ input, ref }) => {
    const branch = nixpkgsBranch(ref)
    if (branch === null || input.name !== 'nixpkgs') return false
    const release = releaseOfBranch(branch)
    if (release) return isAtLeast(release, RELEASE)
    const node = lockBeside(flake.file, project)?.resolve([input.name])
    const seconds = node ? lastModified(node) : null
    const made = seconds === null ? project.target.now.getTime() : seconds * 1000
    return /^(?:nix(?:os|pkgs)-unstable(?:-small)?|master|)$/.test(branch) && made >= UNSTABLE
  })
}

function takeOut(file: SourceFile, element: Node, list: Node): Fix[] {
  if (list.fields('element').length < 2) return []
  const gap = /\s*$/.exec(file.text.slice(list.from + 1, element.from))![0].length
  return [suggested(file, 'Take it out of the list', remove({ from: element.from - gap, to: element.to }))]
}
