import { expect, test } from 'vitest'
import { decodeShare, encodeShare, MAX_SHARED_BYTES } from '../../src/docs/share.ts'

const flake = { path: 'flake.nix', text: '{\r\n  outputs = _: { }; # é 😀 \u2028\n}\n' }

test('documents come back as they went', async () => {
  const documents = [flake, { path: 'modules/web.nix', text: '' }]
  const hash = await encodeShare(documents)
  expect(hash).toMatch(/^#v1=[\w-]+$/)
  expect(await decodeShare(hash)).toEqual(documents)
})

test('a link stays short: less than half a character per byte of a flake of some length', async () => {
  const text = Array.from({ length: 60 }, (_, i) => `  inputs.input${i}.url = "github:owner/repository-${i}";\n`).join(
    '',
  )
  expect((await encodeShare([{ path: 'flake.nix', text }])).length).toBeLessThan(text.length / 2)
})

test('every other fragment is null, however it is damaged', async () => {
  const hash = await encodeShare([flake])
  for (const other of ['', '#', '#inputs', '#v2=abc', '#v1=', '#v1=%%%', '#v1=AAAA'])
    expect(await decodeShare(other)).toBeNull()
  for (let end = 4; end < hash.length - 1; end++)
    expect(await decodeShare(hash.slice(0, end)), `cut at ${end}`).toBeNull()
})

test('JSON of another shape is null', async () => {
  for (const json of [
    'null',
    '[]',
    '{}',
    '{"files":[]}',
    '{"files":[{"path":1,"text":""}]}',
    '{"files":[{"path":"","text":""}]}',
  ]) {
    expect(await decodeShare(await hashOf(json)), json).toBeNull()
  }
  expect(await decodeShare(await hashOf('{"files":[{"path":"a.nix","text":"1","more":true}]}'))).toEqual([
    { path: 'a.nix', text: '1' },
  ])
})

test('a small link that unfolds to a huge text is refused', async () => {
  const hash = await encodeShare([{ path: 'flake.nix', text: ' '.repeat(MAX_SHARED_BYTES + 1) }])
  expect(hash.length).toBeLessThan(10_000)
  expect(await decodeShare(hash)).toBeNull()
})

async function hashOf(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return `#v1=${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`
}
