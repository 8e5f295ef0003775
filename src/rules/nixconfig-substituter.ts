import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'

export default defineRule({
  id: 'nixconfig-substituter',
  family: 'flake',
  summary: 'cache in `nixConfig` without its key',
  severity: 'warning',
  fix: 'none',
  errors: [
    'is not signed by any of the keys in',
    "ignoring substitute for '…' from '…', as it's not signed by any of the keys in 'trusted-public-keys'",
  ],
  on: ['source_code'],

  *check(_, file) {
    const config = flakeOf(file)?.attrs.get('nixConfig')?.below()
    const cache = ['extra-substituters', 'substituters', 'extra-trusted-substituters']
      .map(name => config?.get(name))
      .find(Boolean)
    const hasKey = ['extra-trusted-public-keys', 'trusted-public-keys'].some(name => config?.all.has(name))
    if (!config?.complete || !cache || hasKey || /cache\.nixos\.org/.test(cache.values[0]?.text ?? '')) return
    yield finding(
      cache.keys[0]!,
      'Nix takes nothing from a cache whose key it does not know: add `extra-trusted-public-keys`.',
    )
  },
})
