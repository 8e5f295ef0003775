import { finding, insert, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { type Attrs, attrsOf, isSet } from '../nix/attrs.ts'
import { flakeOf } from '../nix/flake.ts'
import { statementAfter } from '../nix/layout.ts'
import { outputsOf } from '../nix/outputs.ts'
import { calleeName, is, stringValue, unwrap } from '../nix/syntax.ts'
import { isSystem } from '../nix/systems.ts'

export default defineRule({
  id: 'output-app-shape',
  family: 'output',
  summary: 'app that is not `{ type, program }`',
  severity: 'error',
  fix: 'suggested',
  errors: [
    "app '…' lacks attribute 'program'",
    "app '…' lacks attribute 'type'",
    "app '…' has unsupported attribute '…'",
    "attribute '…' should have type 'app'",
    'expected a string but found a set',
  ],
  related: ['output-nested-packages', 'output-template-shape'],
  on: ['source_code'],

  *check(_, file, { target }) {
    const flake = flakeOf(file)
    const seen = new Set<Node>()
    for (const { path, keys, value, within, dynamic } of flake ? outputsOf(flake) : []) {
      const depth = path[0] === 'defaultApp' ? 1 : path[0] === 'apps' ? 2 : 0
      const length = depth - (within === 'flake' ? 0 : 1) + 1
      const key = keys.at(-1)
      if (depth === 0 || path.length !== length || dynamic || !key || !value || seen.has(value)) continue
      if (within === 'flake' && !isSystem(path[1]!)) continue
      seen.add(value)
      yield* checkApp(file, key, unwrap(value), within === 'per-system', target.dialect === 'lix')
    }
  },
})

/** flake-parts makes an app of what `perSystem` says: it puts the type in, and takes a package for its program.
    Lix has `checkApp` switched off, so that there more attributes do no harm. */
function* checkApp(file: SourceFile, key: Node, app: Node, isCompleted: boolean, mayHaveMore: boolean) {
  if (isDerivation(app)) yield finding(key, 'An app is `{ type = "app"; program = "…"; }`, and this is a package.')
  if (!isSet(app)) return
  const attrs = attrsOf(app)
  for (const name of ['type', 'program']) {
    if (!attrs.complete || attrs.all.has(name) || (isCompleted && name === 'type')) continue
    yield finding(key, `This app has no \`${name}\`.`, ...(name === 'type' ? addType(file, attrs) : []))
  }
  for (const attr of attrs.all.values()) {
    if (!['type', 'program', 'meta'].includes(attr.name) && (isCompleted || !mayHaveMore))
      yield finding(attr.keys[0]!, `An app has \`type\`, \`program\` and \`meta\`, but no \`${attr.name}\`.`)
  }
  const type = attrs.get('type')?.values[0]
  if (type && (stringValue(type) ?? 'app') !== 'app')
    yield finding(type, 'The type of an app is `"app"`.', suggested(file, 'Write `"app"`', replace(type, '"app"')))
  const value = attrs.get('program')?.values[0]
  if (value && !isCompleted && isDerivation(unwrap(value)))
    yield finding(value, '`program` is the path of a program as text, and this is a package.')
  else if (value && is(unwrap(value), 'path_expression'))
    yield finding(
      value,
      '`program` is a text: a path of the source has to be put into one, as `"${./…}"`.',
      ...inText(file, value),
    )
}

/** What makes a package with one program in it. */
const BUILDERS = new Set([
  'writeShellScriptBin',
  'writeShellApplication',
  'writeScriptBin',
  'mkDerivation',
  'buildGoModule',
  'buildRustPackage',
])

const isDerivation = (node: Node): boolean => is(node, 'apply_expression') && BUILDERS.has(calleeName(node) ?? '')

const inText = (file: SourceFile, value: Node): Fix[] => [
  suggested(file, 'Put it into a text', insert(value.from, '"${'), insert(value.to, '}"')),
]

function addType(file: SourceFile, attrs: Attrs): Fix[] {
  const last = attrs.get('program')?.statements[0]
  return last ? [suggested(file, 'Add `type = "app"`', statementAfter(file.text, last, 'type = "app";'))] : []
}
