import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'flake-follows-syntax',
  family: 'flake',
  summary: '`follows` that is no path of inputs',
  severity: 'error',
  fix: 'suggested',
  errors: ["invalid flake input attribute path element '…'"],
  related: ['flake-follows-missing-target'],
  on: ['source_code'],

  *check(_, file) {
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      for (const { follows } of [input, ...input.overrides]) {
        const bad = follows?.value?.split('/').find(part => part !== '' && !/^[a-zA-Z_][\w-]*$/.test(part))
        if (!follows || bad === undefined) continue
        const path = /^[\w-]+(?:\.[\w-]+)+$/.test(follows.value!) ? follows.value!.replaceAll('.', '/') : null
        const fix = path ? [suggested(file, 'Write a slash', replace(unwrap(follows.node), `"${path}"`))] : []
        yield finding(follows.node, `\`follows\` is a path of inputs, such as "a/b": \`${bad}\` is no name.`, ...fix)
      }
    }
  },
})
