import { finding, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type SourceFile } from '../engine/model.ts'
import type { Attr, Attrs } from '../nix/attrs.ts'
import { flakeOf, type Input } from '../nix/flake.ts'
import { flakeRefFromAttributes } from '../nix/flake-ref.ts'
import { removeStatement } from '../nix/layout.ts'
import { nearest } from '../nix/nearest.ts'
import { booleanValue, is, stringValue, unwrap } from '../nix/syntax.ts'
import { quoted } from '../nix/urls.ts'

const KNOWN = ['url', 'flake', 'inputs', 'follows']

export default defineRule({
  id: 'flake-input-unknown-attribute',
  family: 'flake',
  summary: 'input with an attribute that inputs do not have',
  severity: 'error',
  fix: 'safe',
  errors: [
    "unexpected flake input attribute '…'",
    "input attribute '…' not supported by scheme '…'",
    'expected a Boolean but got a string',
  ],
  related: ['flake-misplaced-input', 'ref-unsupported-param'],
  on: ['source_code'],

  *check(_, file) {
    for (const input of flakeOf(file)?.inputs.values() ?? []) {
      const below = input.attr.below()
      const flag = below.get('flake')?.values[0]
      const text = flag ? stringValue(flag) : null
      if (flag && text !== null)
        yield finding(
          flag,
          '`flake` is `true` or `false`, without quotes.',
          ...(text === 'true' || text === 'false' ? [safe(file, 'Take off the quotes', replace(flag, text))] : []),
        )
      if (below.all.has('type')) yield* checkFetcher(below)
      else for (const attr of below.all.values()) yield* checkPlain(file, input, below, attr)
    }
  },
})

/** Without `type`, Nix takes four attributes. A set is an input that stands in the wrong place. */
function* checkPlain(file: SourceFile, input: Input, below: Attrs, attr: Attr) {
  const value = attr.values[0] ? unwrap(attr.values[0]) : null
  const isScalar = is(value, 'string_expression', 'variable_expression', 'integer_expression', 'uri_expression')
  if (KNOWN.includes(attr.name) || !isScalar) return
  const meant = nearest(attr.name, KNOWN)
  const fixes = fold(file, input, attr)
  if (meant && !below.all.has(meant)) fixes.push(suggested(file, `Write \`${meant}\``, replace(attr.keys[0]!, meant)))
  yield finding(
    attr.keys[0]!,
    `An input has \`url\`, \`flake\`, \`inputs\` and \`follows\`, but no \`${attr.name}\`.`,
    ...fixes,
  )
}

/** With `type`, it takes what that fetcher takes. */
function* checkFetcher(below: Attrs) {
  const others = [...below.all.values()].filter(({ name }) => !['flake', 'inputs', 'follows'].includes(name))
  const plain = Object.fromEntries(
    others.flatMap(({ name, values }) => {
      const value = stringValue(values[0] ?? null) ?? booleanValue(values[0] ?? null)
      return value === null ? [] : [[name, value] as const]
    }),
  )
  if (!others.every(({ name }) => name in plain)) return
  const parsed = flakeRefFromAttributes(plain)
  const name = parsed.ok ? undefined : /^input attribute '(.+)' not supported by scheme/.exec(parsed.error)?.[1]
  const key = name === undefined ? undefined : below.get(name)?.keys[0]
  if (key) yield finding(key, `The fetcher \`${plain.type}\` has no attribute \`${name}\`.`)
}

/** Puts a branch, a tag or a commit into the URL. */
function fold(file: SourceFile, { url }: Input, { name, values, statements }: Attr): Fix[] {
  const value = stringValue(values[0] ?? null)
  const [statement, ...more] = statements
  if (!/^(?:branch|ref|rev|tag)$/.test(name) || !url?.value || !value || !statement || more.length > 0) return []
  const forge = /^(?:github|gitlab|sourcehut):[^/?]+\/[^/?]+$/.test(url.value)
  const isGit = /^git\+\w+:[^?]+$/.test(url.value)
  if (!forge && !isGit) return []
  const parameter = name === 'rev' ? 'rev' : 'ref'
  const text = forge
    ? `${url.value}/${value}`
    : `${url.value}?${parameter}=${name === 'tag' ? 'refs/tags/' : ''}${value}`
  return [
    suggested(
      file,
      'Put it into the URL',
      replace(unwrap(url.node), quoted(text)),
      removeStatement(file.text, statement),
    ),
  ]
}
