import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { calleeName, callOf, is, selectPath, stringValue, unwrap } from '../nix/syntax.ts'

/** Where secrets lie on a machine that runs. */
const AT_RUN_TIME = /^(?:\/run\/(?:secrets|agenix|keys|credentials)(?:\/|-|$)|\/var\/lib\/(?:secrets|sops-nix)\/)/

export default defineRule({
  id: 'secret-read-at-eval',
  family: 'secret',
  summary: 'secret read while evaluating',
  severity: 'error',
  fix: 'none',
  errors: [
    "access to absolute path '/run/secrets/…' is forbidden in pure evaluation mode",
    "path '/run/secrets/…' does not exist",
  ],
  related: ['plaintext-password', 'pure-eval-builtin'],
  words: ['readFile', 'fileContents', 'importJSON', 'importTOML', 'import'],
  on: ['apply_expression'],

  *check(node) {
    const { args } = callOf(node)
    const name = calleeName(node)
    const [path] = args
    if (!path || args.length !== 1 || !/^(?:readFile|fileContents|importJSON|importTOML|import)$/.test(name ?? ''))
      return
    if (isSecret(unwrap(path))) yield finding(node, MESSAGE)
  },
})

const MESSAGE =
  'What is read here becomes part of the configuration, and is not there yet when it is evaluated. Pass the path on.'

function isSecret(path: Node): boolean {
  const names = selectPath(path)
  if (names) {
    const at = names.findIndex(
      (name, index) =>
        (name === 'secrets' || name === 'templates') && (names[index - 1] === 'age' || names[index - 1] === 'sops'),
    )
    return at >= 0 && names.at(-1) === 'path'
  }
  const text = is(path, 'path_expression') ? path.text : stringValue(path)
  return text !== null && AT_RUN_TIME.test(text)
}
