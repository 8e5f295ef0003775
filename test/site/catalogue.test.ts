import { expect, test } from 'vitest'
import { catalogueOf, leadOf, plain } from '../../src/docs/catalogue.ts'
import { defineRule, type Rule } from '../../src/engine/model.ts'

const rule = (id: string, more: Partial<Rule> = {}): Rule =>
  defineRule({
    id,
    family: 'flake',
    summary: 'input that `outputs` lacks',
    severity: 'hint',
    fix: 'none',
    on: [],
    *check() {},
    ...more,
  })

test('an entry joins the declaration with its page', () => {
  const rules = [rule('b', { related: ['a'] }), rule('a'), rule('z', { family: 'syntax', summary: '`rec` set' })]
  const entries = catalogueOf(rules, { a: 'Why, in\ntwo lines.\n\n## Case\n', b: '## No lead\n', z: '' })
  expect(entries.map(entry => entry.id)).toEqual(['z', 'a', 'b'])
  const [z, a, b] = entries
  expect(a).toMatchObject({
    url: '/rules/a/',
    summary: 'Input that `outputs` lacks',
    title: 'Input that outputs lacks',
  })
  expect(a).toMatchObject({ lead: 'Why, in two lines.', related: ['b'], errors: [] })
  expect(b).toMatchObject({ lead: '', related: ['a'] })
  expect(z).toMatchObject({ summary: '`rec` set', title: 'rec set' })
})

test('a rule without a page, a page without a rule and a lost relation are errors that name the file', () => {
  expect(() => catalogueOf([rule('a')], {})).toThrow('content/rules/a.md')
  expect(() => catalogueOf([], { a: '' })).toThrow('src/rules/a.ts')
  expect(() => catalogueOf([rule('a', { related: ['gone'] })], { a: '' })).toThrow('gone')
})

test('a lead is the first paragraph, or nothing', () => {
  expect(leadOf('\nOne.\r\n\r\nTwo.')).toBe('One.')
  expect(leadOf('```nix\n{ }\n```')).toBe('')
  expect(leadOf('# Title')).toBe('')
})

test('plain text has no marks, and names keep theirs', () => {
  expect(plain('**Nix** reads `a_b` and [a *page*](/x/), 2 * 3 * 4')).toBe('Nix reads a_b and a page, 2 * 3 * 4')
})
