import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { inputRefs } from '../nix/inputs.ts'
import { MOVED } from '../nix/moved-repositories.ts'

export default defineRule({
  id: 'ref-moved-repository',
  family: 'ref',
  summary: 'repository at its old address',
  severity: 'warning',
  fix: 'suggested',
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    for (const { url, ref } of flake ? inputRefs(flake) : []) {
      const old = ref.type === 'github' ? `${ref.owner}/${ref.repo}` : ''
      const now = MOVED.get(old.toLowerCase())
      if (!now) continue
      const fix = suggested(file, `Take \`${now}\``, replace(url.node, url.node.text.replace(old, now)))
      yield finding(url.node, `\`${old}\` has moved to \`${now}\`; only a redirect still finds it.`, fix)
    }
  },
})
