import { finding, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { isSet } from '../nix/attrs.ts'
import { setCallAt } from '../nix/calls.ts'
import { calleeName, callOf, is, unwrap } from '../nix/syntax.ts'

/** Types that refuse any set, and so the mark. */
const REFUSES = /^(?:(?:lib\.)?types\.)?(?:bool|int|float|str|path|port|package|lines|(?:enum|listOf)\b.*)$/s

export default defineRule({
  id: 'option-default-mkdefault',
  family: 'option',
  summary: '`mkDefault` in the default of an option',
  severity: 'error',
  fix: 'safe',
  errors: ["A definition for option `…' is not of type `…'."],
  words: ['mkOption'],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    const [value] = call?.name === 'mkOption' ? (call.attrs.get('default')?.values ?? []) : []
    const inner = value ? unwrap(value) : null
    const name = is(inner, 'apply_expression') ? calleeName(inner) : null
    const last = inner ? callOf(inner).args.at(-1) : undefined
    if (!value || !last || !/^mk(?:Default|Force|Override|If)$/.test(name ?? '')) return
    const type = call?.attrs.get('type')?.values[0]
    // A submodule takes a set for a module, and looks at its marks.
    const isPlain =
      !call?.attrs.all.has('type') || /^(?!.*submodule).*\b(?:attrs|attrsOf|anything|raw)\b/is.test(type?.text ?? '')
    if (isSet(unwrap(last)) && !isPlain) return
    // Any other type accepts the mark as it stands, or may.
    const offer = REFUSES.test(type ? unwrap(type).text : '') ? safe : suggested
    const fix =
      name === 'mkDefault' || name === 'mkForce'
        ? [offer(file, `Leave out \`${name}\``, replace(value, last.text))]
        : []
    yield finding(callOf(inner!).callee, `The default of an option is a value: \`${name}\` is for definitions.`, ...fix)
  },
})
