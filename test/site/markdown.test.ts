import { expect, test } from 'vitest'
import { plainMarkdown } from '../../src/docs/markdown.ts'

test('imports, components and directives go, their content stays', () => {
  const mdx = `import { Tabs, TabItem } from '@astrojs/starlight/components'
import {
  Aside,
} from '@astrojs/starlight/components'
export const release = '26.05'

First, see [inputs](/reference/flakes/#inputs) and [Nix](https://nix.dev/).

<Tabs syncKey="tool">
  <TabItem label="With flakes">

Run it.

  </TabItem>
</Tabs>

:::caution[Not tracked]
Nix copies what Git tracks.

Always.
:::

<Aside type="tip">A word.</Aside>

<LinkCard title="Rules" href="/rules/" description="All of them" />
{/* a note
    to authors */}
After {'{'}braces{'}'} and \\{more\\}.
`
  expect(plainMarkdown(mdx, address => `/base${address}`)).toBe(
    `First, see [inputs](/base/reference/flakes/#inputs) and [Nix](https://nix.dev/).

**With flakes**

Run it.

> **Not tracked**
>
> Nix copies what Git tracks.
>
> Always.

> **Tip**
>
> A word.

- [Rules](/base/rules/): All of them

After {braces} and {more}.
`,
  )
})

test('code keeps its text, and a fence says in words what its colours say', () => {
  const md = `Use \`<nixpkgs>\` or \`import x from <Tabs>\`.

\`\`\`nix bad title="flake.nix" {2}
import <Unknown> { }
:::note
\`\`\`

\`\`\`nix fixed
{ }
\`\`\`

\`\`\`\`md
\`\`\`nix good
\`\`\`
\`\`\`\`
`
  expect(plainMarkdown(md)).toBe(`Use \`<nixpkgs>\` or \`import x from <Tabs>\`.

\`flake.nix\`, reported:

\`\`\`nix
import <Unknown> { }
:::note
\`\`\`

Fixed:

\`\`\`nix
{ }
\`\`\`

\`\`\`\`md
\`\`\`nix good
\`\`\`
\`\`\`\`
`)
})

test('a component without a rendering is an error, one with a rendering is not', () => {
  expect(() => plainMarkdown('<Recipe name="x" />')).toThrow('The component Recipe has no Markdown form')
  const own = { Recipe: { start: ({ name }: Readonly<Record<string, string>>) => `See \`${name}\`.` } }
  expect(plainMarkdown('<Recipe name="x" />', undefined, own)).toBe('See `x`.\n')
})

test('what is indented inside a component moves to the left, lists as a whole', () => {
  const mdx = `<Steps>
  1. First.

     \`\`\`nix
     { a = 1;
       b = 2; }
     \`\`\`
  2. Second
     goes on.
     - deeper
</Steps>
  <Card title="X">
    Text.
    \`\`\`nix
    { }
    \`\`\`
  </Card>
`
  expect(plainMarkdown(mdx)).toBe(`1. First.

   \`\`\`nix
   { a = 1;
     b = 2; }
   \`\`\`
2. Second
   goes on.
   - deeper

**X**

Text.
\`\`\`nix
{ }
\`\`\`
`)
})
