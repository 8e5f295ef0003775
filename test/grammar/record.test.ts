import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindsModule, type NodeType } from '../../src/grammar/kinds-module.ts'
import { FILES, RECORD, recordOf } from '../../src/grammar/record.ts'

const CURE = 'What the grammar is made from has changed. Run: npm run grammar'

test('the wasm is made from the files that are here', () => {
  expect(JSON.parse(readFileSync(RECORD, 'utf8')), CURE).toEqual(recordOf())
})

test('the engine knows the kinds and fields of this grammar', () => {
  const types = JSON.parse(readFileSync(FILES.nodeTypes, 'utf8')) as readonly NodeType[]
  expect(readFileSync('src/engine/kinds.ts', 'utf8'), CURE).toBe(kindsModule(types))
})

test('the wasm is small enough for a page', () => {
  expect(readFileSync(FILES.wasm).length).toBeLessThan(100_000)
})
