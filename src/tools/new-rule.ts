import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { writeRuleIndex } from './rule-index.ts'

/** `npm run new:rule -- <id>`: writes the declaration, the page and the fixture of a rule, and the index.
    What it writes fails the tests until the angle brackets are filled in. */

const FAMILIES = [
  'flake',
  'ref',
  'output',
  'overlay',
  'pure',
  'module',
  'option',
  'pkg',
  'secret',
  'iso',
  'airgap',
  'lock',
  'lix',
]

const declaration = (id: string): string => `import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'

export default defineRule({
  id: '${id}',
  family: '${FAMILIES.find(family => id.startsWith(`${family}-`)) ?? 'style'}',
  summary: '<what is found, as a noun phrase, without a full stop>',
  severity: 'warning',
  fix: 'none',
  errors: [],
  on: ['<a node kind, or source_code and a model of src/nix>'],

  *check(node, file, project) {
    yield finding(node, '<One sentence with the offending text and a full stop.>')
  },
})
`

const page = (): string => `<Why: what happens, with the error that Nix prints.>

\`\`\`text
<the output of real Nix>
\`\`\`

## <The case>

\`\`\`nix bad
<code that is reported>
\`\`\`

\`\`\`nix good
<code that is not>
\`\`\`

## When not to

<When this is right as it is, and how to say so: \`# flakewise-ignore <id>: <reason>\`.>

## References

- <the manual, the source or the thread that this rests on>
`

const fixture = (): string => `# <What a near miss guards>

\`\`\`nix good
<code that looks alike and is not reported>
\`\`\`
`

const [id] = process.argv.slice(2)
if (!id || !/^[a-z][a-z0-9]*(-[a-z0-9]+){1,5}$/.test(id)) {
  console.error('Say what the rule is called, in lower case with hyphens: npm run new:rule -- flake-empty-description')
  process.exitCode = 2
} else if (existsSync(`src/rules/${id}.ts`)) {
  console.error(`src/rules/${id}.ts is there already.`)
  process.exitCode = 2
} else {
  const files = {
    [`src/rules/${id}.ts`]: declaration(id),
    [`content/rules/${id}.md`]: page(),
    [`test/rules/${id}.md`]: fixture(),
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text)
  writeRuleIndex()
  console.info(
    `Written: ${Object.keys(files).join(', ')} and src/rules/index.ts (${readdirSync('src/rules').length - 1} rules).`,
  )
  console.info(`Fill in the angle brackets, then: npx vitest run test/rules.test.ts -t ${id}`)
}
