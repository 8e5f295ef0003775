import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { partsOf } from '../nix/flake-ref.ts'
import { urlsOf } from '../nix/urls.ts'

/** What `github:` and its like understand. Source: src/libfetchers/github.cc; others were dropped in silence until Nix 2.35. */
const OF_FORGES = new Set(['ref', 'rev', 'host', 'dir', 'narHash', 'lastModified', 'treeHash'])

export default defineRule({
  id: 'ref-unsupported-param',
  family: 'ref',
  summary: 'parameter that the kind of reference does not have',
  severity: 'error',
  fix: 'suggested',
  errors: ["URL '…' has unsupported parameter"],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const { scheme, parameters } = partsOf(value)
      const kind = scheme ? value.slice(scheme.from, scheme.to) : ''
      const at = node.text.indexOf(value)
      for (const { name, nameRange, from, to } of parameters) {
        const isBranch = /^(?:branch|tag)$/.test(name)
        const isForge = /^(?:github|gitlab|sourcehut)$/.test(kind)
        if (!(isForge ? !OF_FORGES.has(name) : /^git\+/.test(kind) && isBranch) || at < 0) continue
        const range = { from: node.from + at + from, to: node.from + at + to }
        const fix = isBranch
          ? [
              suggested(
                file,
                'Write `ref`',
                replace({ from: node.from + at + nameRange.from, to: node.from + at + nameRange.to }, 'ref'),
              ),
            ]
          : []
        yield finding(
          range,
          `\`${kind}:\` has no \`${name}\`: Nix drops it in silence, and from 2.35 on refuses it.`,
          ...fix,
        )
      }
    }
  },
})
