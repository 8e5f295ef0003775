import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { kindOf } from '../nix/modules.ts'
import { is, keyName, stringValue } from '../nix/syntax.ts'

/** Attributes whose text is the secret itself, whatever service they belong to. */
const SECRETS =
  /^(?:password|initialPassword|rootPassword|initialRootPassword|adminPassword|adminpass|dbPassword|dbpass|userPassword|superuserPassword|bindPassword|smtpPassword|passphrase|psk|wpaPassphrase|secretKey|secret_key|client_secret|clientSecret|apiKey|api_key|apiToken|api_token|authToken|auth_token|accessToken|access_token|token|PGPASSWORD|\w+_PASSWORD|\w+_API_KEY|\w+_SECRET_KEY)$/
/** What is filled in later, or says that there is none. `!secret` is how Home Assistant and zigbee2mqtt name one of another file,
    `op://` how 1Password does; Jupyter takes a hash, or a call that reads a file. */
const NO_SECRET =
  /^$|^[!*x]+$|^!(?:secret|env_var|include)\s|^replace[-_ ]?(?:me|this|with)(?![a-z])|^<?your[-_ ]|^[/~.%]|[$%@{}<>]|^(?:file|env|ext|vault|ref|op|ref\+\w+):|^open\(|^'?(?:sha1|sha256|argon2):|^(?:none|null|true|false|disabled|placeholder|dummy|unused)$/i
/** Words of which a token is too short to be one: `token = "bearer"`. */
const TOKENS = /token|key|secret/i

export default defineRule({
  id: 'plaintext-password',
  family: 'secret',
  summary: 'password written into the configuration',
  severity: 'error',
  fix: 'none',
  related: ['secret-literal'],
  on: ['binding'],

  check(node, file) {
    const key = node.field('attrpath')?.fields('attr').at(-1)
    const name = key ? keyName(key) : null
    const value = node.field('expression')
    if (!value || name === null || !SECRETS.test(name) || kindOf(file) !== 'module') return []
    if (/(?:^|\/)(?:tests?|examples?)\//.test(file.path)) return []
    const text = stringValue(value)
    if (text === null || NO_SECRET.test(text) || isElsewhere(node)) return []
    if (TOKENS.test(name) && (text.length < 16 || /\s/.test(text))) return []
    return [finding(value, `\`${name}\` ends up in the store, which everybody on the machine can read.`)]
  },
})

/** The declaration of an option, what stands in a `let`, which may be made into anything, or what only a virtual machine to try the
    configuration in gets. */
function isElsewhere(binding: Node): boolean {
  let below: Node = binding
  for (let at: Node | null = binding; at; below = at, at = at.parent) {
    const path = is(at, 'binding') ? (at.field('attrpath')?.fields('attr') ?? []) : []
    if (path.some(({ text }) => /^(?:options|sealedSecrets|encryptedData|vmVariant\w*)$/.test(text))) return true
    if (
      (is(at, 'let_expression') && at.field('body') !== below) ||
      /^mkOption$/.test(is(at, 'apply_expression') ? (at.field('function')?.text ?? '') : '')
    )
      return true
  }
  return false
}
