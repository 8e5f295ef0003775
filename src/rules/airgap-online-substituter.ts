import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { descendants, is, stringValue } from '../nix/syntax.ts'

const PUBLIC =
  /^https?:\/\/(?:cache\.nixos\.org|[\w-]+\.cachix\.org|cache\.garnix\.io|install\.determinate\.systems|cache\.flakehub\.com)\b/

export default defineRule({
  id: 'airgap-online-substituter',
  family: 'airgap',
  summary: 'public cache, in a place without a network',
  severity: 'warning',
  fix: 'none',
  errors: ["unable to download 'https://cache.nixos.org/nix-cache-info': Could not resolve hostname (6)"],
  related: ['airgap-eval-fetch'],
  words: ['substituters', 'extra-substituters', 'binaryCaches'],
  on: ['source_code'],

  *check(_, file, { target }) {
    if (target.profile !== 'airgap') return
    for (const name of ['nix.settings.substituters', 'nix.settings.extra-substituters', 'nix.binaryCaches']) {
      for (const { value } of definitionsIn(file).get(name) ?? []) {
        for (const node of value ? descendants(value, 'string_expression') : []) {
          const url = stringValue(node)
          // What a cache is compared with is not asked.
          if (url && PUBLIC.test(url) && !is(node.parent, 'binary_expression'))
            yield finding(node, 'Nix asks this cache for each path, and waits for the answer that never comes.')
        }
      }
    }
  },
})
