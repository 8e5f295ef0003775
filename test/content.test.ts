import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { CHECKED } from '../src/docs/checked.ts'
import { textOf } from '../src/site/code/files.ts'
import { EXTERNAL_LINKS, externalLinks } from '../src/tools/external-links.ts'
import { type Command, problemsOfNix } from './support/commands.ts'
import { fencesIn, type PageFence } from './support/fences.ts'
import { needNix, nix, parseAllInNix } from './support/nix.ts'

// What pages show is checked by the programs that would read it. A fence that cannot be says why: unchecked="reason".

/** The share of fences that may say `unchecked`. */
const UNCHECKED = 0.05

const pages = globSync('content/**/*.{md,mdx}').sort()
const fences = pages.flatMap(page =>
  fencesIn(page, readFileSync(page, 'utf8')).map(fence => ({ ...fence, text: textOf(page, fence.meta, fence.text) })),
)
const isChecked = (fence: PageFence): boolean => !/\bunchecked="[^"]+"/.test(fence.meta)
const ofPage = (page: string, ...languages: string[]): readonly PageFence[] =>
  fences.filter(fence => fence.page === page && languages.includes(fence.language) && isChecked(fence))
const hasVerdict = (fence: PageFence): boolean => /\b(?:bad|good|fixed)\b/.test(fence.meta.replace(/"[^"]*"/g, ''))
const at = ({ page, line }: PageFence, problem: string): string => `${page}:${line}: ${problem}`

const commands = nix.available
  ? (JSON.parse(execFileSync('nix', ['__dump-cli'], { encoding: 'utf8', maxBuffer: 1e8 })) as { args: Command }).args
  : undefined
const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0

const pagesWithCode = pages.filter(page => ofPage(page, 'nix', 'sh', 'bash', 'yaml', 'json', 'toml').length > 0)

describe.each(pagesWithCode)('%s', page => {
  test('its fences close', () => expect(fences.some(fence => fence.page === page)).toBe(true))

  // The examples of rules are judged by test/rules.oracle.test.ts, where broken text may be the point.
  const nixFences = ofPage(page, 'nix').filter(fence => !hasVerdict(fence))
  if (nixFences.length > 0)
    test('Nix is parsed by Nix', async ({ skip }) => {
      needNix(skip)
      const whole = await parseAllInNix(nixFences.map(fence => fence.text))
      const inSet = await parseAllInNix(nixFences.map(fence => `{\n${fence.text}}`))
      const wrong = nixFences.flatMap((fence, index) => {
        const [file, bindings] = [whole[index]!, inSet[index]!]
        const isRead = file.ok || bindings.ok || file.kind === 'scope' || bindings.kind === 'scope'
        return isRead ? [] : [at(fence, file.ok ? '' : file.message)]
      })
      expect(wrong).toEqual([])
    })

  const shell = ofPage(page, 'sh', 'bash')
  if (shell.length > 0)
    test('shell is accepted by bash and shellcheck', ({ skip }) => {
      for (const fence of shell) {
        const { status, stderr } = spawnSync('bash', ['-n'], { input: fence.text, encoding: 'utf8' })
        expect(status, at(fence, stderr)).toBe(0)
      }
      if (!hasShellcheck) skip('shellcheck is not on PATH. On Debian: apt-get install shellcheck')
      const wrong = shell.flatMap(fence => {
        // A page shows single lines: that a folder may not be there, or a variable comes from elsewhere, is no fault of them.
        const args = ['-s', 'bash', '-f', 'gcc', '-S', 'warning', '-e', 'SC2164,SC2154,SC2034', '-']
        const { stdout } = spawnSync('shellcheck', args, { input: fence.text, encoding: 'utf8' })
        return stdout
          .split('\n')
          .filter(Boolean)
          .map(line => at(fence, line))
      })
      expect(wrong).toEqual([])
    })

  if (shell.length > 0 && commands)
    test('commands of nix have the flags that are shown', () => {
      const wrong = shell.flatMap(fence => problemsOfNix(fence.text, commands!).map(problem => at(fence, problem)))
      expect(wrong).toEqual([])
    })

  const data = ofPage(page, 'yaml', 'json', 'toml').filter(fence => !hasVerdict(fence))
  if (data.length > 0)
    test('data is well-formed', () => {
      const readers: Readonly<Record<string, (text: string) => unknown>> = {
        json: JSON.parse,
        toml: parseToml,
        yaml: text => text.split(/^---$/m).map(part => load(part)),
      }
      for (const fence of data) {
        expect(() => readers[fence.language]!(fence.text), at(fence, 'cannot be read')).not.toThrow()
      }
    })
})

test('few fences are unchecked', () => {
  const checkable = fences.filter(fence => ['nix', 'sh', 'bash', 'yaml', 'json', 'toml'].includes(fence.language))
  const skipped = checkable.filter(fence => !isChecked(fence))
  console.info(`${checkable.length - skipped.length} fences checked, ${skipped.length} unchecked with a reason`)
  expect(skipped.length / checkable.length).toBeLessThan(UNCHECKED)
})

test('every fact that the book must hold stands under a heading that is there', () => {
  const { status, stdout, stderr } = spawnSync('node', ['src/tools/coverage.ts'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  console.info(stdout.trim())
})

test('test/external-links.txt lists each address outside that a page links to', () => {
  const hint = 'node src/tools/external-links.ts writes the list anew'
  expect(readFileSync(EXTERNAL_LINKS, 'utf8'), hint).toBe(externalLinks())
})

test.skipIf(!nix.available)('the Nix that pages say they were checked with is the one that the tests run', () => {
  expect(execFileSync('nix', ['--version'], { encoding: 'utf8' })).toContain(` ${CHECKED.nix}.`)
})
