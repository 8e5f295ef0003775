import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type SourceFile } from '../engine/model.ts'
import { statementAfter } from '../nix/layout.ts'
import { type Definition, definitionsOf, modulesOf } from '../nix/modules.ts'
import { selectPath } from '../nix/syntax.ts'

export default defineRule({
  id: 'sops-needed-for-users',
  family: 'secret',
  summary: "user's password from a sops secret that is decrypted too late",
  severity: 'warning',
  fix: 'suggested',
  related: ['plaintext-password'],
  words: ['sops'],
  on: ['source_code'],

  *check(_, file) {
    for (const module of modulesOf(file)) {
      const definitions = definitionsOf(module)
      for (const { path, value } of definitions) {
        if (!/^users\.(?:users|extraUsers)\..*\.(?:hashedPasswordFile|passwordFile)$/.test(path.join('.'))) continue
        const secret = value ? sopsSecret(selectPath(value)) : null
        const own =
          secret === null
            ? []
            : definitions.filter(({ path: [a, b, c] }) => a === 'sops' && b === 'secrets' && c === secret)
        if (
          !value ||
          own.length === 0 ||
          own.some(
            ({ path, value }) =>
              path.at(-1) === 'neededForUsers' || (path.length === 3 && value?.text !== '{ }' && value?.text !== '{}'),
          )
        )
          continue
        yield finding(
          value,
          `\`${secret}\` is decrypted after users are made, unless it says \`neededForUsers\`.`,
          ...fixOf(file, own[0]!, secret!),
        )
      }
    }
  },
})

/** `config.sops.secrets.NAME.path` */
function sopsSecret(names: readonly string[] | null): string | null {
  const [a, b, c, name, last] = names ?? []
  return a === 'config' && b === 'sops' && c === 'secrets' && last === 'path' ? (name ?? null) : null
}

function fixOf(file: SourceFile, { statement, path }: Definition, secret: string) {
  const line =
    path.length > 3 && statement.field('attrpath')?.fields('attr').length === 1
      ? 'neededForUsers = true;'
      : `sops.secrets.${/^[\w-]+$/.test(secret) ? secret : `"${secret}"`}.neededForUsers = true;`
  const isPlain = line.startsWith('needed') || statement.field('attrpath')?.text.startsWith('sops.') === true
  return isPlain
    ? [suggested(file, 'Decrypt it before users are made', statementAfter(file.text, statement, line))]
    : []
}
