import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsOf, modulesOf } from '../nix/modules.ts'
import { booleanValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'passwordless-sudo',
  family: 'secret',
  summary: 'root without a password for everybody in `wheel`',
  severity: 'hint',
  fix: 'none',
  words: ['wheelNeedsPassword'],
  on: ['source_code'],

  *check(_, file) {
    for (const definition of modulesOf(file).flatMap(definitionsOf)) {
      const path = definition.path.join('.')
      if (!/^security\.(?:sudo|sudo-rs|doas)\.wheelNeedsPassword$/.test(path)) continue
      if (booleanValue(definition.value) === false)
        yield finding(definition.keys.at(-1)!, 'Every program that runs as one of `wheel` can become root.')
    }
  },
})
