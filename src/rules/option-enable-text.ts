import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { calleeName, callOf, is, stringValue, unwrap } from '../nix/syntax.ts'

/** Other beginnings of a whole sentence. `Make` is also a program. */
const VERBS =
  /^(?:(?:Install|Use|Activate|Configure|Set up|Turn on|Allow|Add|Run) [a-z]|Make (?:an?|it|sure|the|this|your) )/

export default defineRule({
  id: 'option-enable-text',
  family: 'option',
  summary: '`mkEnableOption` with a whole sentence',
  severity: 'hint',
  fix: 'suggested',
  related: ['option-without-description'],
  words: ['mkEnableOption'],
  on: ['apply_expression'],

  *check(node, file) {
    const { args } = callOf(node)
    const [argument] = args
    if (args.length !== 1 || !argument || calleeName(node) !== 'mkEnableOption') return
    const text = stringValue(argument)
    const merged = is(node.parent, 'parenthesized_expression') ? node.parent.parent : node.parent
    if (is(merged, 'binary_expression') && /\bdescription\b/.test(merged.field('right')?.text ?? '')) return
    if (text?.trim() === '') yield finding(argument, 'The manual will say "Whether to enable ." of this option.')
    if (VERBS.test(text ?? '')) yield finding(argument, `The manual will say "Whether to enable ${shortened(text!)}".`)
    const prefix = /^(?:Whether to )?enables?(?: the)? +(?=\S)/i.exec(text ?? '')?.[0]
    if (text === null || !prefix || !is(unwrap(argument), 'string_expression')) return
    const the = / the +$/i.test(prefix) ? 'the ' : ''
    const rest = the + text.slice(prefix.length).replace(/\.$/, '')
    const isName = !/^(?:and|or|if|when|whether|this|it) /i.test(rest)
    const written =
      isName && /^[^"\\$\n]*$/.test(rest)
        ? [suggested(file, 'Leave only the name', replace(unwrap(argument), `"${rest}"`))]
        : []
    yield finding(argument, `The manual will say "Whether to enable ${shortened(text)}".`, ...written)
  },
})

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24).trimEnd()}…` : text)
