/** A whole number below `n`. */
type Random = (n: number) => number

/** A text with one or two mistakes: a character or token that is deleted, doubled, swapped with the next or made up. */
export function mutantOf(text: string, random: Random): string {
  const once = mutate(text, random)
  return random(4) === 0 ? mutate(once, random) : once
}

function mutate(text: string, random: Random): string {
  const parts = random(2) === 0 ? [...text] : (text.match(TOKEN) ?? [])
  const at = random(parts.length)
  const here = parts[at] ?? ''
  const next = parts[at + 1] ?? ''
  const change = [[], [here, here], [next, here], [made(random), here], [made(random)]][random(5)]!
  const replaced = change[0] === next && change[1] === here ? 2 : 1
  return [...parts.slice(0, at), ...change, ...parts.slice(at + replaced)].join('')
}

const made = (random: Random): string => MADE[random(MADE.length)]!

const TOKEN =
  /\s+|#[^\r\n]*|\/\*[\s\S]*?\*\/|[A-Za-z_][\w'-]*|\d+|\$\{|''|\|>|<\||[-=!<>]=|->|&&|\|\||\/\/|\+\+|\.\.\.|./gsu

const MADE = [
  ...[
    'if',
    'then',
    'else',
    'let',
    'in',
    'with',
    'rec',
    'inherit',
    'or',
    'assert',
    'x',
    '1',
    '.5',
    '1.',
    'a/b',
    './x',
    '~/y',
  ],
  ...[
    '<n>',
    'a:b',
    '"',
    "''",
    '${',
    '}',
    '{',
    '(',
    ')',
    '[',
    ']',
    ';',
    ':',
    '@',
    '?',
    '.',
    '...',
    ',',
    '=',
    '==',
    '<',
    '<=',
  ],
  ...[
    '+',
    '++',
    '-',
    '->',
    '*',
    '/',
    '//',
    '!',
    '&&',
    '||',
    '|>',
    '<|',
    '$',
    '\\',
    "'",
    '$${',
    "''$",
    "''\\",
    '\\${',
    '#',
  ],
  ...['/*', '*/', '\n', '\r', '\t', ' ', '~', '|', '&', '^', 'é', '😀', '/', '/a', 'a/', '\0', '\v', '\u00a0'],
]
