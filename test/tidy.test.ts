import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Which folders a folder may import from; its own always. A folder that is not named may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/engine': [],
  'src/nix': ['src/engine'],
  'src/rules': ['src/engine', 'src/nix'],
  'src/errors': [],
  'src/docs': ['src/engine', 'src/nix', 'src/rules', 'src/errors'],
  'src/report': ['src/engine', 'src/docs'],
  'src/cli': ['src/engine', 'src/nix', 'src/rules', 'src/errors', 'src/docs', 'src/report'],
  playground: ['src/engine', 'src/nix', 'src/rules', 'src/errors', 'src/docs', 'src/report'],
  'src/site': ['src/engine', 'src/nix', 'src/rules', 'src/errors', 'src/docs', 'src/report', 'playground'],
}

/** Packages that one place alone knows. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'web-tree-sitter': ['src/engine/parser.ts'],
  '@codemirror/': ['playground/'],
  astro: ['src/site/', 'src/docs/'],
  'jsonc-parser': ['src/nix/'],
}

/** What the engine side never touches: the disk, the network, the clock, the page. */
const PURE = ['src/engine/', 'src/nix/', 'src/rules/', 'src/errors/', 'src/report/']

const sources = ['src', 'playground']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)))
  .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    m => (m[1] ?? m[2])!,
  )

const roomOf = (file: string): string =>
  file.startsWith('playground/') ? 'playground' : file.split('/').slice(0, 2).join('/')

describe.each(sources)('%s', file => {
  test('imports only what it may', () => {
    const room = roomOf(file)
    // A file whose address is taken, and the manifest, are data.
    for (const path of importsOf(file).filter(path => !/\?(?:url|raw)$|package\.json$/.test(path))) {
      for (const [name, owners] of Object.entries(OWNERS)) {
        if (path === name || path.startsWith(name.endsWith('/') ? name : `${name}/`) || path.startsWith(`${name}:`)) {
          expect(
            owners.some(owner => file.startsWith(owner)),
            `${file} imports ${path}`,
          ).toBe(true)
        }
      }
      if (PURE.some(folder => file.startsWith(folder))) expect(path, `${file} imports ${path}`).not.toMatch(/^node:/)
      if (!path.startsWith('.')) continue
      const target = roomOf(join(dirname(file), path))
      if (target !== room && MAY_IMPORT[room]) expect(MAY_IMPORT[room], `${file} imports ${path}`).toContain(target)
      if (room === 'src/rules' && file !== 'src/rules/index.ts')
        expect(target, 'a rule imports no other rule').not.toBe('src/rules')
    }
  })

  test('holds to the house rules', () => {
    const text = readFileSync(file, 'utf8')
    expect(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''), 'any').not.toMatch(/:\s*any\b|<any>|\bas any\b/)
    if (PURE.some(folder => file.startsWith(folder)))
      expect(text, 'the clock').not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random/)
    const limit = file.startsWith('src/rules/') && file !== 'src/rules/index.ts' ? 150 : 320
    const generated = /^\/\/ Generated/.test(text)
    if (!generated) expect(text.split('\n').length, 'lines').toBeLessThanOrEqual(limit)
  })
})

test('what is committed names no machine, no registry and no maker', () => {
  const texts = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package-lock.json', ...sources]
  for (const file of texts.filter(existsSync)) {
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(/\/work\/|registry\.npmjs|"resolved": "https?:/)
  }
})

test('relative paths in the papers exist', () => {
  for (const file of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].filter(existsSync)) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)) {
      expect(existsSync(relative('.', path!)), `${file} links to ${path}`).toBe(true)
    }
  }
})
