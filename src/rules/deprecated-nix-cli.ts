import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Range } from '../engine/model.ts'

interface Command {
  /** The command from its first word to the part that is out of date. */
  readonly pattern: RegExp
  readonly message: string
  /** What to write instead, from the groups of the pattern; absent where a person has to decide. */
  readonly instead?: string
}

/** Checked with Nix 2.34 (`nix flake lock --update-input x` prints a warning and works); see the release notes of 2.19 and 2.20. */
const COMMANDS: readonly Command[] = [
  {
    pattern: /nix flake (?:lock|update) --update-input ([\w./-]+)(?! *--update-input)/,
    message: '`--update-input` is deprecated since Nix 2.19.',
    instead: 'nix flake update $1',
  },
  {
    pattern: /nix flake (?:lock|update) --recreate-lock-file/,
    message: '`--recreate-lock-file` is deprecated since Nix 2.19.',
    instead: 'nix flake update',
  },
  {
    pattern: /nix flake info\b/,
    message: '`nix flake info` is an old name of `nix flake metadata`.',
    instead: 'nix flake metadata',
  },
  {
    pattern: /nix-env (?:-\w*i\w*|--install)(?= |$)/,
    message: '`nix-env -i` installs outside of any declaration, and nothing in this flake updates or removes it.',
  },
]

export default defineRule({
  id: 'deprecated-nix-cli',
  family: 'style',
  summary: 'shell command that Nix has deprecated',
  severity: 'warning',
  fix: 'suggested',
  since: 'Nix 2.19',
  errors: ["'--update-input' is a deprecated alias for 'flake update' and will be removed in a future version."],
  on: ['string_fragment'],

  *check(fragment, file) {
    const { text } = fragment
    if (!text.includes('nix')) return
    for (const { pattern, message, instead } of COMMANDS) {
      for (const match of text.matchAll(new RegExp(`(^|[\\n;&|(]|\\bsudo|\\bexec)([ \\t]*)(${pattern.source})`, 'g'))) {
        const found = match[3]!
        const from = fragment.from + match.index + match[1]!.length + match[2]!.length
        const range: Range = { from, to: from + found.length }
        const better = instead === undefined ? null : found.replace(pattern, instead)
        yield finding(
          range,
          message,
          ...(better === null ? [] : [suggested(file, `Write \`${better}\``, replace(range, better))]),
        )
      }
    }
  },
})
