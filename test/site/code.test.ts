import { describe, expect, test } from 'vitest'
import { EXAMPLE_TARGET } from '../../src/docs/examples.ts'
import { check } from '../../src/site/code/check.ts'
import { changed, fences } from '../../src/site/code/fences.ts'
import { figureOf } from '../../src/site/code/figure.ts'
import { el, toHtml } from '../../src/site/code/hast.ts'

const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
  inputs.disko.url = "github:nix-community/disko";
  inputs.disko.inputs.nixpkgs.follows = "nixpkg";
  outputs = { self, nixpkgs, disko }: { inherit nixpkgs disko; };
}
`
const unspanned = (html: string): string => html.replace(/<\/?span[^>]*>/g, '')

describe('a figure', () => {
  test('has the text of the code, character by character', async () => {
    const html = toHtml(await figureOf({ code: flake.trimEnd(), language: 'nix' }))
    const code = /<code>([\s\S]*)<\/code>/.exec(html)![1]!
    expect(unspanned(code).replaceAll('&quot;', '"')).toBe(flake.trimEnd())
  })

  test('underlines what the engine reports, and says it below', async () => {
    const example = { files: [{ path: 'flake.nix', text: flake }], target: EXAMPLE_TARGET, listing: null }
    const [report] = await check(example, 'flake-follows-missing-target')
    const html = toHtml(await figureOf({ code: flake.trimEnd(), language: 'nix', verdict: 'bad', report }))
    expect(html).toMatch(
      /<span class="squiggle error" title="[^"]*nixpkg[^"]*"><span class="s">&quot;nixpkg&quot;<\/span><\/span>/,
    )
    expect(html).toMatch(/<li class="error"><span class="severity">error<\/span> <span class="at">4:41<\/span>/)
    expect(html).toContain('<span class="verdict">Reported</span>')
  })

  test('a finding over several lines is underlined on each', async () => {
    const report = {
      path: 'flake.nix',
      text: '{\n  a = 1;\n}\n',
      suppressed: 0,
      diagnostics: [{ from: 0, to: 12, rule: 'x', severity: 'hint' as const, message: 'All of `it`.', fixes: [] }],
    }
    const html = toHtml(await figureOf({ code: '{\n  a = 1;\n}', language: 'nix', report }))
    expect(html.match(/class="squiggle hint" title="All of it\."/g)!.length).toBeGreaterThanOrEqual(3)
    expect(html).toContain('All of <code>it</code>.')
  })

  test('of a session tells prompts and answers apart', async () => {
    const html = toHtml(await figureOf({ code: '$ nix build\nerror: <no>\n\n# id', language: 'console' }))
    expect(html).toContain(
      '<span class="prompt">$ </span>nix build\n<span class="answer">error: &lt;no&gt;</span>\n\n<span class="prompt"># </span>id',
    )
  })

  test('a language that nobody knows is an error', async () => {
    await expect(figureOf({ code: '', language: 'nixx' })).rejects.toThrow('`nixx` is not known')
  })
})

describe('fences', () => {
  const context = { textContent: (node: { data?: unknown }) => (node.data as { text: string }).text }
  const visit = (source: string, text: string, meta: string, file = '/content/reference/x.mdx') => {
    const plugin = fences(path => `/base${path}`)({ fileURL: new URL(`file://${file}`), source })
    const code = { ...el('code', {}), data: { lang: 'nix', meta, text } }
    return plugin.element.visit(el('pre', {}, code), context as never).then(node => toHtml(node!))
  }

  test('a bad one is linted, opens in the playground, and names the rules', async () => {
    const html = await visit(`\`\`\`nix bad\n${flake}\`\`\`\n`, flake, 'bad')
    expect(html).toContain('href="/base/rules/flake-follows-missing-target/"')
    expect(html).toContain('href="/base/playground/#v1=')
  })

  test("on a rule's own page only that rule speaks", async () => {
    const source = `\`\`\`nix bad\n${flake}\`\`\`\n`
    const own = await visit(source, flake, 'bad', '/content/rules/flake-follows-missing-target.md')
    expect(own.match(/<li /g)).toHaveLength(1)
    const other = await visit(source, flake, 'bad', '/content/rules/ref-scp-style.md')
    expect(other).not.toContain('<li ')
  })

  test('the documents of one example are linted together', async () => {
    const text = '{ }\n'
    const source = `\`\`\`nix good path="a.nix"\n${text}\`\`\`\n\n\`\`\`nix good path="b.nix"\n${text}\`\`\`\n`
    expect(await visit(source, text, 'good path="a.nix"')).toContain('<span class="title">a.nix</span>')
  })

  test('without a verdict it is only code', async () => {
    const html = await visit('', '{ }\n', 'title="flake.nix" {1}')
    expect(html).toContain('<span class="title">flake.nix</span>')
    expect(html).toContain('<span class="marked">')
    expect(html).not.toContain('verdict')
  })
})

test('changed lines are those that are new', () => {
  expect([...changed('a\nb\nc\n', 'a\nB\nc\n')]).toEqual([2])
  expect([...changed('a\nb\n', 'x\na\nb\ny\n')]).toEqual([1, 4])
  expect([...changed('a\nb\n', 'b\n')]).toEqual([])
  expect([...changed('', 'a\n')]).toEqual([1])
})
