import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'

/** Forms that nothing but a secret has, as their makers publish them for scanners. */
const FORMS: readonly (readonly [name: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{60}/],
  ['an age key', /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b/],
  ['a token of GitLab', /\bglpat-[A-Za-z0-9_-]{20,}\b/],
  ['a key of AWS', /\bAKIA[0-9A-Z]{16}\b/],
  ['a token of Slack', /\bxox[abprs]-(?=[A-Za-z-]*\d)[0-9A-Za-z-]{20,}\b/],
  ['a key of Tailscale', /\btskey-(?:auth|api|client)-[A-Za-z0-9]+-[A-Za-z0-9]{20,}\b/],
  ['a private key of a Nix cache', /^[\w.-]+-\d+:[A-Za-z0-9+/]{86}==$/],
]

/** A manual's key, or one character again and again; the `A`s of an OpenSSH key are zeros. */
const STAND_IN = /EXAMPLE|([0-9B-Zb-z])\1{7}/

/** The other half, without which the id of a key opens nothing: 40 characters that are no commit. */
const SECRET_OF_AWS = /(?<![\w/+=])(?![0-9a-f]{40})[A-Za-z0-9/+]{40}(?![\w/+=])/

export default defineRule({
  id: 'secret-literal',
  family: 'secret',
  summary: 'key or token in the text',
  severity: 'error',
  fix: 'none',
  related: ['plaintext-password'],
  on: ['string_fragment'],

  *check(node, file) {
    const { text } = node
    if (text.length < 20) return
    for (const [name, form] of FORMS) {
      const match = form.exec(text)
      if (!match || STAND_IN.test(match[0]) || (name === 'a key of AWS' && !SECRET_OF_AWS.test(file.text))) continue
      const from = node.from + match.index
      const first = match[0].split('\n')[0]!
      yield finding(
        { from, to: from + first.length },
        `This is ${name}: everybody who has this text has it. Revoke it.`,
      )
    }
  },
})
