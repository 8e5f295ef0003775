import { describe, expect, test } from 'vitest'
import { EXAMPLES } from '../../playground/examples.ts'
import { tokensOf } from '../../playground/tokens.ts'
import {
  decodeText,
  freeName,
  isChecked,
  loadWorkspace,
  nameFor,
  nameProblem,
  saveWorkspace,
  withOpened,
  workspaceOf,
} from '../../playground/workspace.ts'
import { lint, openProject } from '../../src/engine/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { parse, TARGET } from '../support/engine.ts'

const file = (path: string, text = ''): { path: string; text: string } => ({ path, text })

test('a workspace comes back as it was kept, and anything else is no workspace', () => {
  const workspace = workspaceOf([file('flake.nix', '{ }'), file('a.nix')], 'a.nix')!
  expect(loadWorkspace(saveWorkspace(workspace))).toEqual(workspace)
  for (const broken of [null, '', 'x', '{}', '[]', '{"files":[]}', '{"files":[{"path":1}]}'])
    expect(loadWorkspace(broken)).toBeNull()
  expect(workspaceOf([])).toBeNull()
})

test('an opened flake.nix replaces everything, other files join what is there', () => {
  const before = workspaceOf([file('flake.nix', 'old'), file('a.nix', 'old')])!
  expect(withOpened(before, [file('flake.nix', 'new'), file('b.nix')]).files).toEqual([
    file('flake.nix', 'new'),
    file('b.nix'),
  ])
  expect(withOpened(before, [file('a.nix', 'new')])).toEqual({
    files: [file('flake.nix', 'old'), file('a.nix', 'new')],
    active: 'a.nix',
  })
})

test('names', () => {
  expect(nameProblem('modules/web.nix', ['flake.nix'])).toBeNull()
  for (const wrong of ['', 'flake.nix', '../x.nix', '/etc/x.nix'])
    expect(nameProblem(wrong, ['flake.nix'])).not.toBeNull()
  expect(['flake.nix', 'flake.lock', 'a/flake.lock', 'x.txt'].map(isChecked)).toEqual([true, true, true, false])
  const taken = ['flake.nix']
  expect(taken).not.toContain(freeName(taken))
})

test('a pasted text gets the name that it is checked under', () => {
  expect(nameFor('{ outputs = _: { }; }')).toBe('flake.nix')
  expect(nameFor('{ "nodes": { }, "root": "root", "version": 7 }')).toBe('flake.lock')
  expect(nameFor('{ config, lib, ... }: { }')).toMatch(/\.nix$/)
})

test('bytes that are not UTF-8 are no text', () => {
  expect(decodeText(new TextEncoder().encode('é'))).toBe('é')
  expect(decodeText(Uint8Array.of(0x22, 0xe9, 0x22))).toBeNull()
})

test('tokens cover their text in order, without overlap', () => {
  const tokens = tokensOf(parse(file('x.nix', '{ a = "x${b}"; # c\n f = x: x + 1; }')))
  expect(tokens.length).toBeGreaterThan(0)
  expect(tokens.length % 3).toBe(0)
})

describe.each(EXAMPLES)('the example “$title”', ({ title, files }) => {
  const reports = lint(openProject(parse, files, TARGET), rules)
  const errors = reports.flatMap(({ diagnostics }) => diagnostics)

  test('parses', () => {
    for (const one of files) if (one.path.endsWith('.nix')) expect(parse(one).root.hasError, one.path).toBe(false)
  })

  test('shows what it is for', () => {
    if (/clean/i.test(title)) expect(errors).toEqual([])
    else expect(errors.length).toBeGreaterThan(2)
  })
})
