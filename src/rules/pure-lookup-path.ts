import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { modulesOf } from '../nix/modules.ts'
import { ancestor } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-lookup-path',
  family: 'pure',
  summary: '`<nixpkgs>`, which each machine looks up for itself',
  severity: 'warning',
  fix: 'suggested',
  errors: [
    "cannot look up '<…>' in pure evaluation mode (use '--impure' to override)",
    "file '…' was not found in the Nix search path",
  ],
  related: ['pure-eval-builtin'],
  on: ['spath_expression'],

  *check(node, file) {
    // A default that callers replace is for those who have a search path; `<nix/fetchurl.nix>` is a part of Nix.
    if (ancestor(node, 'formal') || node.text.startsWith('<nix/')) return
    const module = modulesOf(file).find(({ function: fn }) => fn !== null && fn.from <= node.from && node.to <= fn.to)
    const tail = /^<nixpkgs\/nixos\/modules\/(.+)>$/.exec(node.text)?.[1]
    const hasPath = module?.formals?.fields('formal').some(formal => formal.field('name')?.text === 'modulesPath')
    const fix =
      tail && hasPath ? [suggested(file, 'Take it from `modulesPath`', replace(node, `"\${modulesPath}/${tail}"`))] : []
    yield finding(node, `What \`${node.text}\` is depends on the machine; a flake is not given it at all.`, ...fix)
  },
})
