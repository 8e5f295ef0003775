import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { checkedWith } from '../docs/checked.ts'

/** `npm run skill`: the book as a skill of a coding agent, in `dist/skill/nixos/`: `SKILL.md` and what it refers to, made of the
    Markdown twins of the built site. */

const DIST = 'dist'
const OUT = 'dist/skill/nixos'

/** What an agent reads to know whether the skill is about its task. */
const HEAD = `---
name: nixos
description: >-
  NixOS, flakes and the Nix language: write and review flake.nix, modules, packages, overlays, dev shells and home-manager; private inputs, secrets, air gaps, K3s, installer ISOs; understand error messages of Nix. Use when a task touches *.nix files, flake.lock, nixos-rebuild or an error printed by nix.
---

# NixOS and flakes

${checkedWith()} Older advice is often wrong today: prefer these pages to memory.

## How to work

1. Read the page of the topic below before you write; each begins with the shortest right answer.
2. For an error, look into [references/errors.md](references/errors.md), or run \`flakewise decode\` on the output.
3. After a change run \`flakewise lint\`, then \`nix flake check --no-build\`. \`flakewise explain RULE\` says why.
4. New files must be known to Git before a flake sees them: \`git add --intent-to-add FILE\`.
5. Never put a secret into a .nix file, an input's address or an environment variable of a service.
`

if (!existsSync(join(DIST, 'llms.txt'))) {
  console.error('There is no site in dist. Run `npm run build` first.')
  process.exit(2)
}
rmSync(OUT, { recursive: true, force: true })
const twins = globSync('{reference,rules,errors,start,cookbook}/**/index.md', { cwd: DIST }).sort()
for (const twin of twins) write(fileOf(twin), relinked(readFileSync(join(DIST, twin), 'utf8'), fileOf(twin)))
write('SKILL.md', `${HEAD}\n${topics()}\n${quickReference()}`)
console.info(`${OUT}: SKILL.md and ${twins.length} references.`)

/** Where a twin goes: `reference/flakes/index.md` is `references/flakes.md`, `rules/x/index.md` is `references/rules/x.md`. */
function fileOf(twin: string): string {
  const name = posix.dirname(twin)
  return `references/${name.replace(/^reference\//, '')}.md`
}

/** Links to pages of the site become links to the files here; of what is only on the site, the words stay. */
function relinked(text: string, file: string): string {
  return text.replace(/\[([^\]]*)\]\(\/([^)#\s]*)(#[^)\s]*)?\)/g, (_, words: string, path: string, place = '') => {
    const twin = path.endsWith('index.md') ? path : posix.join(path, 'index.md')
    return twins.includes(twin) ? `[${words}](${posix.relative(posix.dirname(file), fileOf(twin))}${place})` : words
  })
}

function topics(): string {
  const lines =
    readFileSync(join(DIST, 'llms.txt'), 'utf8').match(
      /^- \[.*\]\(\/(?:reference|start|cookbook)\/[^)]+\/index\.md\): .*$/gm,
    ) ?? []
  return `## Topics\n\n${relinked(lines.join('\n'), 'SKILL.md')}\n- [All rules](references/rules.md), [all errors](references/errors.md)\n`
}

/** The page with the commands, one level lower. */
function quickReference(): string {
  const text = readFileSync(join(DIST, 'reference/quick-reference/index.md'), 'utf8')
  return relinked(text.replace(/^(#+) /gm, '#$1 '), 'SKILL.md')
}

function write(path: string, text: string): void {
  const file = join(OUT, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
