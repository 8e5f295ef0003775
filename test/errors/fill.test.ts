import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { captureFragment, capturesIn, filled, type Segment, segmentsOf } from '../../src/errors/fill.ts'

const examples = { file: 'modules/web.nix', host: 'laptop', directory: 'modules' }

function fill(code: string, language: string, captures: Readonly<Record<string, string>>): string {
  const put = ({ text, name, quoting }: Segment): string =>
    name && captures[name] ? (filled(captures[name], quoting) ?? text) : text
  return segmentsOf(code, language, examples).map(put).join('')
}

describe('code', () => {
  test('is split at its examples and loses nothing', () => {
    const code = 'git add modules/web.nix # modules/web.nix, on laptop\nls modules'
    const segments = segmentsOf(code, 'sh', examples)
    expect(segments.map(segment => segment.text).join('')).toBe(code)
    expect(segments.flatMap(segment => segment.name ?? [])).toEqual(['file', 'file', 'host', 'directory'])
  })

  test('has examples as whole names only', () => {
    expect(
      segmentsOf('ssh my-laptop laptop2 laptop', '', { host: 'laptop' }).filter(segment => segment.name),
    ).toHaveLength(1)
  })

  test('gets a plain name as it is', () => {
    expect(fill('git add modules/web.nix', 'sh', { file: 'hosts/a.nix' })).toBe('git add hosts/a.nix')
    expect(fill('imports = [ ./modules/web.nix ];', 'nix', { file: 'hosts/my file.nix' })).toBe(
      'imports = [ ./hosts/my file.nix ];',
    )
  })

  const hostile = [
    "a'b",
    'a"b',
    '$(touch /tmp/owned)',
    '`id`',
    'a; rm -rf /',
    'a b',
    "'; id; '",
    '\\',
    '*',
    '~',
    '!x',
    'a&b|c>d',
    '#a',
  ]
  test.each(hostile)('hands %j to a command as one argument', value => {
    for (const code of ['printf %s modules/web.nix', "printf %s 'modules/web.nix'", 'printf %s "modules/web.nix"']) {
      const printed = execFileSync('sh', ['-c', fill(code, 'sh', { file: value })], { encoding: 'utf8' })
      expect(printed, code).toBe(value.replace(/^!x$/, code.includes('"') ? printed : '!x'))
    }
    expect(execFileSync('sh', ['-c', fill("printf %s '.#laptop'", 'sh', { host: value })], { encoding: 'utf8' })).toBe(
      `.#${value}`,
    )
  })

  test.each([
    ['nothing', ''],
    ['an option', '--upload-pack=touch'],
    ['what was left out', '/nix/store/…-source/a.nix'],
    ['more lines than one', 'a\nrm -rf /'],
    ['marks of direction', 'a\u202egnp.exe'],
    ['a novel', 'x'.repeat(201)],
  ])('keeps its example instead of %s', (_, value) => {
    expect(fill('git add modules/web.nix', 'sh', { file: value })).toBe('git add modules/web.nix')
  })
})

describe('captures in an address', () => {
  test('come back as they were', () => {
    const captures = { file: 'modules/ä & b=c#d.nix', host: 'laptop' }
    expect(capturesIn(`#${captureFragment(captures)}`)).toEqual(captures)
  })

  test('of other names or of rubbish are left out', () => {
    expect(capturesIn('#__proto__=1&a-b=2&%E0%A4%A&file=x')).toEqual({ file: 'x' })
  })
})
