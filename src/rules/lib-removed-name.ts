import { finding, remove, replace, safe } from '../engine/edits.ts'
import { defineRule, type Finding, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, keyName } from '../nix/syntax.ts'

/** Names that nixpkgs' lib no longer has; null: the function only returned its argument. Source: the history of lib/options.nix,
    where `mdDoc` went in November 2024 and `literalExample` in October 2025. */
const REMOVED: ReadonlyMap<string, string | null> = new Map([
  ['mdDoc', null],
  ['literalExample', 'literalExpression'],
  ['literalDocBook', 'literalMD'],
])

export default defineRule({
  id: 'lib-removed-name',
  family: 'option',
  summary: 'name that `lib` no longer has',
  severity: 'warning',
  fix: 'safe',
  errors: ["attribute 'mdDoc' missing", "attribute 'literalExample' missing", "attribute 'string' missing"],
  related: ['option-renamed'],
  words: [...REMOVED.keys(), 'string', 'optionSet'],
  on: ['select_expression', 'variable_expression'],

  *check(node, file) {
    if (is(node, 'variable_expression')) return yield* fromWith(node, file)
    const names = node.field('attrpath')?.fields('attr') ?? []
    const base = node.field('expression')
    const last = names.at(-1)
    const name = last ? keyName(last) : null
    if (!last || !base || name === null || node.field('default')) return
    const isLib =
      is(base, 'variable_expression') && (base.text === 'lib' || (base.text === 'pkgs' && names[0]?.text === 'lib'))
    const isType = (names.at(-2)?.text ?? base.text) === 'types'
    if (isType && (name === 'string' || name === 'optionSet')) {
      const fix = name === 'string' ? [safe(file, 'Take `str`', replace(last, 'str'))] : []
      yield finding(
        last,
        `\`types.${name}\` is gone; ${name === 'string' ? '`types.str` is' : '`types.submodule` does'} the same.`,
        ...fix,
      )
    } else if (isLib && REMOVED.has(name)) {
      const now = REMOVED.get(name)
      const argument = argumentOf(node, file)
      const fix: Fix[] = now
        ? [safe(file, `Take \`${now}\``, replace(last, now))]
        : argument
          ? [safe(file, 'Leave it out', remove({ from: node.from, to: argument.from }))]
          : []
      yield finding(
        last,
        now ? `\`lib.${name}\` is called \`lib.${now}\`.` : `\`lib.${name}\` is gone: descriptions are Markdown.`,
        ...fix,
      )
    }
  },
})

/** `mdDoc` by its plain name, which only a `with lib` can bring. */
function* fromWith(node: Node, file: SourceFile): Generator<Finding> {
  const { text } = node
  if (!REMOVED.has(text) || !scopesOf(file).free.some(free => free.node === node && free.withs.length > 0)) return
  const now = REMOVED.get(text)
  const argument = argumentOf(node, file)
  const edit = now ? replace(node, now) : argument ? remove({ from: node.from, to: argument.from }) : null
  const message = now
    ? `\`lib.${text}\` is called \`lib.${now}\`.`
    : `\`lib.${text}\` is gone: descriptions are Markdown.`
  yield finding(node, message, ...(edit ? [safe(file, now ? `Take \`${now}\`` : 'Leave it out', edit)] : []))
}

/** What the function is called with; null where a comment stands before it. */
function argumentOf(node: Node, file: SourceFile): Node | null {
  const call = node.parent
  const argument = is(call, 'apply_expression') && call.field('function') === node ? call.field('argument') : null
  return argument && file.text.slice(node.to, argument.from).trim() === '' ? argument : null
}
