import { expect, test } from 'vitest'
import { meantSystem } from '../../src/nix/systems.ts'

test.each([
  ['i386-linux', 'i686-linux'],
  ['linux-i386', 'i686-linux'],
  ['i386', 'i686-linux'],
  ['i386-darwin', 'i686-darwin'],
  ['x86-linux', 'x86_64-linux'],
  ['amd64-linux', 'x86_64-linux'],
  ['arm64-darwin', 'aarch64-darwin'],
  ['i686-linux', null],
])('%s is meant for %s', (name, meant) => {
  expect(meantSystem(name)).toBe(meant)
})
