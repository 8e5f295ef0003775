import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'

export default defineRule({
  id: 'flake-follows-cycle',
  family: 'flake',
  summary: 'inputs that follow each other in a circle',
  severity: 'error',
  fix: 'none',
  errors: ['follow cycle detected: [… -> … -> …]'],
  related: ['flake-follows-missing-target'],
  on: ['source_code'],

  *check(_, file) {
    const inputs = flakeOf(file)?.inputs
    for (const input of inputs?.values() ?? []) {
      const path = [input.name]
      let next = input.follows?.value
      while (next && inputs!.has(next) && !path.includes(next)) {
        path.push(next)
        next = inputs!.get(next)!.follows?.value
      }
      if (input.follows && next === input.name)
        yield finding(input.follows.node, `\`${[...path, next].join('` follows `')}\`: a circle, with no source in it.`)
    }
  },
})
