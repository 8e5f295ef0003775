import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { is, unwrap } from '../nix/syntax.ts'
import { isSystem } from '../nix/systems.ts'

export default defineRule({
  id: 'overlay-not-a-function',
  family: 'overlay',
  summary: 'overlay that is a list or a set',
  severity: 'error',
  fix: 'none',
  errors: [
    'overlay is not a function, but a list instead',
    'overlay is not a function, but a set instead',
    'expected a set but found a list: …',
    'expected a set but found a function: …',
  ],
  related: ['overlay-arg-names', 'output-inside-each-system'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<string>()
    for (const { path, keys, value, within } of flake ? outputsOf(flake) : []) {
      const [name, second] = path
      if (within !== 'flake' || (name !== 'overlays' && name !== 'overlay')) continue
      const depth = name === 'overlays' ? 2 : 1
      if (second !== undefined && isSystem(second) && (path.length > 2 || (value && isSet(unwrap(value))))) {
        if (seen.has(second)) continue
        seen.add(second)
        yield finding(keys[1]!, `An overlay is not for one system: \`${name}.${second}\` is a set and no overlay.`)
      } else if (value && path.length === depth) {
        const shape = shapeOf(unwrap(value))
        if (shape) yield finding(keys.at(-1)!, `An overlay is a function \`final: prev: { … }\`, not ${shape}.`)
      } else if (value && name === 'overlays' && path.length === 1) {
        const inner = unwrap(value)
        const what = is(inner, 'list_expression') ? 'a list' : is(inner, 'function_expression') ? 'a function' : null
        if (what) yield finding(keys[0]!, `\`overlays\` is a set of overlays by name, not ${what}.`)
      }
    }
  },
})

/** What cannot be a function. A set may be one, by `__functor`. */
function shapeOf(value: Node): string | null {
  if (is(value, 'list_expression')) return 'a list'
  return isSet(value) && !value.text.includes('__functor') ? 'a set' : null
}
