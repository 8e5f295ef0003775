import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Node, type Range, type SourceFile, type Target } from '../engine/model.ts'
import { is, stringValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'deprecated-nix-cli',
  family: 'style',
  summary: 'shell command that Nix has deprecated',
  severity: 'warning',
  fix: 'suggested',
  errors: [
    "'--update-input' is a deprecated alias for 'flake update' and will be removed in a future version.",
    "'--recreate-lock-file' is deprecated and will be removed in a future version; use 'nix flake update' instead.",
    "'nix flake info' is a deprecated alias for 'nix flake metadata'",
    "'install' is a deprecated alias for 'add'",
  ],
  on: ['string_fragment', 'list_expression'],

  check(node, file, { target }) {
    if (is(node, 'list_expression')) return inArguments(node)
    return node.text.includes('nix ') && !PROSE.test(attributeOf(node)) ? inScript(node, file, target) : []
  },
})

/** The arguments of a command, as in `system.autoUpgrade.flags`. */
const inArguments = (list: Node): readonly Finding[] =>
  list.fields('element').flatMap(element => {
    const message = element.type === 'string_expression' ? FLAGS.get(stringValue(element) ?? '') : undefined
    return message ? finding(element, message) : []
  })

function* inScript(node: Node, file: SourceFile, target: Target): Generator<Finding> {
  for (const { pattern, message, instead, applies } of COMMANDS) {
    if (applies && !applies(target)) continue
    for (const { 0: found, index } of node.text.matchAll(pattern)) {
      const range: Range = { from: node.from + index, to: node.from + index + found.length }
      const better = instead?.(found)
      const fix = better === undefined ? [] : [suggested(file, `Write \`${better}\``, replace(range, better))]
      yield finding(range, message, ...fix)
    }
  }
}

interface Command {
  /** The command from its first word to the part that is out of date, where a shell would begin a command. */
  readonly pattern: RegExp
  readonly message: string
  /** What to write instead of the text that was found; undefined where a person has to decide. */
  instead?(found: string): string | undefined
  applies?(target: Target): boolean
}

/** An attribute whose text people read, which may begin with the name of a command. */
const PROSE = /(?:description|message|title)$/i

/** The attribute that a text is given to; empty when it is given to none. */
function attributeOf({ parent }: Node): string {
  const binding = parent?.parent
  return is(binding, 'binding') ? (binding.field('attrpath')?.fields('attr').at(-1)?.text ?? '') : ''
}

const UPDATE_INPUT = '`--update-input` is deprecated: the inputs to update are arguments of `nix flake update`.'
const RECREATE = '`--recreate-lock-file` is deprecated: `nix flake update` does the same.'

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['--update-input', UPDATE_INPUT],
  ['--recreate-lock-file', RECREATE],
])

/** Where a shell begins a command: on a line of its own, or behind one of its marks. */
const START = String.raw`(?<=(?:^|[\n;&|(]|\b(?:sudo|exec|then|do|else))[ \t]*)`

const command = (pattern: string): RegExp => new RegExp(START + pattern, 'g')

/** Each warns with Nix 2.34, in the words of `errors` above. */
const COMMANDS: readonly Command[] = [
  {
    pattern: command(String.raw`nix flake (?:lock|update)(?: +--update-input\b(?: +[^\s;&|()'"]+)?)+`),
    message: UPDATE_INPUT,
    instead(found) {
      const inputs = found.split(/ +--update-input +/).slice(1)
      return inputs.length > 0 && inputs.every(input => /^[\w./-]+$/.test(input))
        ? ['nix flake update', ...inputs].join(' ')
        : undefined
    },
  },
  {
    pattern: command('nix flake (?:lock|update) +--recreate-lock-file'),
    message: RECREATE,
    instead: () => 'nix flake update',
  },
  {
    pattern: command(String.raw`nix flake info\b`),
    message: '`nix flake info` is an old name of `nix flake metadata`.',
    instead: () => 'nix flake metadata',
  },
  {
    pattern: command(String.raw`nix profile install\b`),
    message: '`nix profile install` is called `nix profile add` since Nix 2.30.',
    instead: () => 'nix profile add',
    // NixOS 25.05 has Nix 2.28, where the new name does not exist; it is Nix that renamed the command, not Lix.
    applies: ({ release, dialect }) => release >= '25.11' && dialect !== 'lix',
  },
]
