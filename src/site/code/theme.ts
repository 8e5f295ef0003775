import type { ThemeRegistrationRaw } from 'shiki'

/** The classes of code, each with the scopes of TextMate grammars that it stands for. The stylesheet gives them colours, so
    that a span costs seven bytes, both colour schemes share one text, and no style attribute needs a policy's leave. */
const SCOPES = {
  c: ['comment', 'punctuation.definition.comment'],
  s: ['string', 'punctuation.definition.string', 'markup.inline.raw'],
  e: ['constant.character.escape', 'punctuation.section.embedded', 'string punctuation.section.embedded'],
  k: ['keyword.other', 'keyword.control', 'storage.type', 'storage.modifier', 'entity.name.tag'],
  o: ['keyword.operator', 'punctuation'],
  n: ['constant.numeric', 'constant.language', 'constant.other'],
  a: ['entity.other.attribute-name', 'support.type.property-name', 'variable.other.key', 'entity.name.section'],
  f: ['support.function', 'entity.name.function', 'entity.name.command'],
  p: ['variable.parameter.function'],
  v: ['variable', 'meta.embedded', 'source'],
  add: ['markup.inserted'],
  del: ['markup.deleted'],
} as const

const classes = Object.keys(SCOPES)

/** A theme whose colours are only numbers of classes. */
export const theme: ThemeRegistrationRaw = {
  name: 'flakewise',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...Object.values(SCOPES).map((scope, number) => ({
      scope: [...scope],
      settings: { foreground: colourOf(number) },
    })),
  ],
}

/** The class that a colour of the theme stands for; null for plain text. */
export function classOf(colour: string | undefined): string | null {
  if (!colour) return null
  const name = classes[Number.parseInt(colour.slice(1), 16) - 1]
  return name && name !== 'v' ? name : null
}

function colourOf(number: number): string {
  return `#${(number + 1).toString(16).padStart(6, '0')}`
}
