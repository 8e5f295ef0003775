import { finding, insert, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import type { Attrs } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { statementAfter } from '../nix/layout.ts'
import { is, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'nixconfig-substituter',
  family: 'flake',
  summary: 'cache in `nixConfig` without its key',
  severity: 'warning',
  fix: 'suggested',
  errors: ["ignoring substitute for '…' from '…', as it's not signed by any of the keys in 'trusted-public-keys'"],
  related: ['airgap-online-substituter'],
  on: ['source_code'],

  *check(_, file) {
    const config = flakeOf(file)?.attrs.get('nixConfig')?.below()
    if (!config?.complete) return
    const keys = textsOf(config, KEYS)
    // What cannot be read may hold any key.
    if (keys === null) return
    for (const { node, value } of textsOf(config, CACHES) ?? []) {
      // Mirrors of the public cache hold what it has signed.
      const host = /^https?:\/\/([^/:?]+)/.exec(value)?.[1]
      if (!host || host === 'cache.nixos.org' || /[?&]trusted=|\/nix-channels\/store/.test(value)) continue
      // Only Cachix gives a key the name of its host; elsewhere any key may be the one.
      const isKnown = host.endsWith('.cachix.org')
        ? keys.some(key => key.value.startsWith(`${host}-`))
        : keys.some(key => !/\.cachix\.org-\d+:|^cache\.nixos\.org-/.test(key.value))
      if (isKnown) continue
      yield finding(
        node,
        `Nix takes nothing from \`${host}\` without its key in \`extra-trusted-public-keys\`.`,
        ...addKey(file, config, host),
      )
    }
  },
})

const CACHES = ['substituters', 'extra-substituters', 'trusted-substituters', 'extra-trusted-substituters']
const KEYS = ['trusted-public-keys', 'extra-trusted-public-keys']

/** Keys that the owners of well-known caches publish, as used in many flakes. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'devenv.cachix.org': '1:w1cLUi8dv3hnoSPGAuibQv+f9TZLr6cv/Hm9XgU50cw=',
  'hyprland.cachix.org': '1:a7pgxzMz7+chwVL3/pzj6jIBMioiJM7ypFP8PwtkuGc=',
  'nix-community.cachix.org': '1:mB9FSh9qf2dCimDSUo8Zy7bkq5CX+/rkCWyvRCYg3Fs=',
  'nix-gaming.cachix.org': '1:nbjlureqMbRAxR1gJ/f3hxemL9svXaZF/Ees8vCUUs4=',
}

/** The texts in settings, which are lists or one text with spaces; null when one of them is no literal. */
function textsOf(config: Attrs, names: readonly string[]) {
  const values = names.flatMap(name => config.get(name)?.values ?? []).map(unwrap)
  const nodes = values.flatMap(value => (is(value, 'list_expression') ? value.fields('element') : [value]))
  const texts = nodes.flatMap(node => {
    const text = stringValue(node)
    return text === null ? [null] : text.split(/\s+/).map(value => ({ node, value }))
  })
  return texts.every(text => text !== null) ? texts : null
}

function addKey(file: SourceFile, config: Attrs, host: string): Fix[] {
  const key = PUBLISHED[host]
  if (!key) return []
  const text = `"${host}-${key}"`
  const title = 'Add the key that it publishes'
  const list = KEYS.flatMap(name => config.get(name)?.values ?? []).map(unwrap)[0]
  if (list) {
    const last = is(list, 'list_expression') ? (list.fields('element').at(-1) ?? list.tokens[0]) : undefined
    return last ? [suggested(file, title, insert(last.to, ` ${text}`))] : []
  }
  const after = CACHES.flatMap(name => config.get(name)?.statements ?? [])[0]
  const attrs = after?.field('attrpath')?.fields('attr') ?? []
  if (!after || attrs.length === 0) return []
  const prefix = file.text.slice(after.from, attrs.at(-1)!.from)
  return [suggested(file, title, statementAfter(file.text, after, `${prefix}extra-trusted-public-keys = [ ${text} ];`))]
}
