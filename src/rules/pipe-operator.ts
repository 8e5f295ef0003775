import { finding } from '../engine/edits.ts'
import { defineRule, type Token } from '../engine/model.ts'
import { perFile } from '../nix/memo.ts'

export default defineRule({
  id: 'pipe-operator',
  family: 'lix',
  summary: '`|>` or `<|`, which are experimental',
  severity: 'hint',
  fix: 'none',
  since: 'Nix 2.24',
  errors: ["experimental Nix feature 'pipe-operators' is disabled"],
  related: ['lix-incompatible-syntax'],
  on: ['source_code'],

  *check(_, file, { target }) {
    const pipe = firstPipe(file)
    const feature = target.dialect === 'lix' ? 'pipe-operator' : 'pipe-operators'
    if (pipe) yield finding(pipe, `\`${pipe.text}\` is read only where the experimental feature \`${feature}\` is on.`)
  },
})

/** One is enough: who uses pipes uses many. */
const firstPipe = perFile((file): Token | null => {
  const { count, kind, names } = file.tree.data
  const binary = names.indexOf('binary_expression')
  for (let index = 0; index < count; index++) {
    if (kind[index] !== binary) continue
    const operator = file.tree.node(index).tokens[0]
    if (operator?.text === '|>' || operator?.text === '<|') return operator
  }
  return null
})
