import { readdirSync, writeFileSync } from 'node:fs'

/** The text of `src/rules/index.ts`: every rule of the folder, sorted. */
export function ruleIndex(ids: readonly string[]): string {
  const name = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return [
    '// Generated from the files of this folder by npm run new:rule. Do not edit.',
    "import type { Rule } from '../engine/model.ts'",
    ...ids.map(id => `import ${name(id)} from './${id}.ts'`),
    '',
    '/** Every rule there is, by id. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map(id => `  ${name(id)},`),
    ']',
    '',
  ].join('\n')
}

/** The ids of the rules: the names of the files. */
export const ruleIds = (): readonly string[] =>
  readdirSync('src/rules')
    .filter(file => file.endsWith('.ts') && file !== 'index.ts')
    .map(file => file.replace(/\.ts$/, ''))
    .sort()

export const writeRuleIndex = (): void => writeFileSync('src/rules/index.ts', ruleIndex(ruleIds()))

if (import.meta.main) writeRuleIndex()
