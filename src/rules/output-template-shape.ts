import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { is, stringValue, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'output-template-shape',
  family: 'output',
  summary: 'template that is not `{ path, description }`',
  severity: 'error',
  fix: 'safe',
  errors: [
    "template '…' lacks attribute 'description'",
    "template '…' lacks attribute 'path'",
    "template '…' has unsupported attribute '…'",
    "string '…' doesn't represent an absolute path",
    'expected a set but found a path: …',
  ],
  related: ['output-app-shape'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    for (const { path, keys, value, within, dynamic } of flake ? outputsOf(flake) : []) {
      const isTemplate =
        path[0] === 'templates' ? path.length === 2 : path[0] === 'defaultTemplate' && path.length === 1
      if (isTemplate && within === 'flake' && !dynamic && value) yield* checkTemplate(file, keys.at(-1)!, unwrap(value))
    }
  },
})

function* checkTemplate(file: SourceFile, key: Node, template: Node) {
  if (is(template, 'path_expression'))
    yield finding(template, 'A template is `{ path = …; description = "…"; }`, not the path alone.')
  if (!isSet(template)) return
  const attrs = attrsOf(template)
  for (const name of ['path', 'description']) {
    if (attrs.complete && !attrs.all.has(name)) yield finding(key, `This template has no \`${name}\`.`)
  }
  for (const attr of attrs.all.values()) {
    if (!['path', 'description', 'welcomeText'].includes(attr.name))
      yield finding(
        attr.keys[0]!,
        `A template has \`path\`, \`description\` and \`welcomeText\`, but no \`${attr.name}\`.`,
      )
  }
  const value = attrs.get('path')?.values[0]
  const text = value ? stringValue(value) : null
  if (value && text !== null && !text.startsWith('/'))
    yield finding(
      value,
      `\`path\` is a path without quotes, not the text ${value.text}.`,
      ...unquoted(file, value, text),
    )
}

/** A text is never a relative path, so that the flake could not be evaluated before. */
const unquoted = (file: SourceFile, value: Node, text: string): Fix[] =>
  /^\.{1,2}(?:\/[\w.-]+)+$/.test(text) ? [safe(file, 'Take off the quotes', replace(value, text))] : []
