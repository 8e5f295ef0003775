import { refusal } from './refusal.ts'

/** The attributes of one flake reference, with or without `dir`. Numbers are whole and not negative. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** The attribute, or `undefined` where it is missing. Throws a refusal where it is not a string. */
export function optionalString(attributes: Attributes, name: string): string | undefined {
  const value = own(attributes, name)
  if (value === undefined || typeof value === 'string') return value
  throw refusal(`input attribute '${name}' is not a string ${jsonOf(attributes)}`)
}

/** The attribute. Throws a refusal where it is missing or not a string. */
export function requiredString(attributes: Attributes, name: string): string {
  const value = optionalString(attributes, name)
  if (value === undefined) throw refusal(`input attribute '${name}' is missing`)
  return value
}

/** Whether the attribute is true; false where it is missing. Throws a refusal where it is not a Boolean. */
export function isTrue(attributes: Attributes, name: string): boolean {
  const value = own(attributes, name) ?? false
  if (typeof value === 'boolean') return value
  throw refusal(`input attribute '${name}' is not a Boolean`)
}

/** Throws a refusal where one of the attributes that every kind of input shares has the wrong type. */
export function checkCommon(attributes: Attributes): void {
  optionalString(attributes, 'ref')
  for (const name of ['revCount', 'lastModified']) {
    const value = own(attributes, name)
    if (value !== undefined && typeof value !== 'number') throw refusal(`input attribute '${name}' is not an integer`)
  }
}

/** The attributes as Nix shows them in messages: JSON, sorted by name. */
export function jsonOf(attributes: Attributes): string {
  return JSON.stringify(Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Reads a whole number as Nix's `string2Int` does; `undefined` where it is none or needs more than 64 bits. */
export function parseInteger(text: string): number | undefined {
  if (!/^\+?[0-9]+$/.test(text) || BigInt(text.replace('+', '')) >= 1n << 64n) return undefined
  return Number(text)
}

function own(attributes: Attributes, name: string): string | number | boolean | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}
