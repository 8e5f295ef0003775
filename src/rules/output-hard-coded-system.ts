import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, descendants, is, keyName, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-hard-coded-system',
  family: 'output',
  summary: 'one system, written out where all systems are made',
  severity: 'error',
  fix: 'suggested',
  errors: ["a '…' with features {} is required to build '…', but I am a '…'"],
  related: ['output-inside-each-system'],
  on: ['apply_expression'],

  *check(node, file) {
    if (!/^(?:eachDefaultSystem|eachSystem|forAllSystems|genAttrs)$/.test(calleeName(node) ?? '')) return
    const last = callOf(node).args.at(-1)
    const fn = last ? unwrap(last) : null
    const name = is(fn, 'function_expression') ? fn.field('universal') : null
    const body = is(fn, 'function_expression') ? fn.field('body') : null
    if (!name || !body || !/system/i.test(name.text) || is(node.parent, 'apply_expression')) return
    for (const inner of descendants(body)) {
      const text = is(inner, 'string_expression') ? stringValue(inner) : null
      if (text === null || !/^(?:x86_64|aarch64|i686)-(?:linux|darwin)$/.test(text) || !isOwnSystem(inner)) continue
      yield finding(
        inner,
        `This is made for every system, and is ${text} on each.`,
        suggested(file, `Take \`${name.text}\``, replace(inner, name.text)),
      )
    }
  },
})

/** `system = "…"` of `import nixpkgs { … }`. */
function isOwnSystem(text: Node): boolean {
  const binding = text.parent
  const key = is(binding, 'binding') ? binding.field('attrpath')?.fields('attr') : undefined
  const call = binding?.parent?.parent?.parent
  return (
    key?.length === 1 && keyName(key[0]!) === 'system' && is(call, 'apply_expression') && /^import\b/.test(call.text)
  )
}
