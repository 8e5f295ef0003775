import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { repositoryOf } from '../nix/flake-ref.ts'
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
      const name = /^github\.com\/([^/]+\/[^/]+)$/.exec(repositoryOf(ref) ?? '')?.[1]
      const now = name && MOVED.get(name)
      if (!now) continue
      const { text, from } = url.node
      const at = text.toLowerCase().indexOf(name)
      const old = at < 0 ? name : text.slice(at, at + name.length)
      const place = { from: from + at, to: from + at + name.length }
      const message = `\`${old}\` has moved to \`${now}\`; only a redirect still finds it.`
      yield finding(url.node, message, ...(at < 0 ? [] : [suggested(file, `Take \`${now}\``, replace(place, now))]))
    }
  },
})
