import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { load } from 'js-yaml'
import { beforeAll, expect, test } from 'vitest'

const SKILL = 'dist/skill/nixos'

beforeAll(() => {
  execFileSync(process.execPath, ['src/tools/skill.ts'])
})

test('SKILL.md says what it is for, in less than 500 lines', () => {
  const text = readFileSync(join(SKILL, 'SKILL.md'), 'utf8')
  const [, head] = /^---\n([\s\S]*?)\n---\n/.exec(text)!
  const { name, description } = load(head!) as { name: string; description: string }
  expect(name).toBe('nixos')
  expect(description.length).toBeGreaterThan(40)
  expect(description.length).toBeLessThan(1024)
  expect(text.split('\n').length).toBeLessThan(500)
})

test('every link leads to a file of the skill', () => {
  const files = globSync('**/*.md', { cwd: SKILL })
  expect(files.length).toBeGreaterThan(200)
  for (const file of files) {
    const prose = readFileSync(join(SKILL, file), 'utf8')
      .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
      .replace(/`[^`\n]*`/g, '')
    for (const [, address] of prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^https?:/.test(address!)) continue
      expect(existsSync(join(SKILL, dirname(file), address!)), `${file} links to ${address}`).toBe(true)
    }
  }
})
