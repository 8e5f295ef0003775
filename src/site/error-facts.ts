import type { Signature } from '../errors/model.ts'

/** A template of a signature as people read it: `…` where something of the reader's own stands. */
export const readable = (template: string): string =>
  template.replace(/\{\{|\}\}|\{[^{}]*\}/g, part => (part === '{{' ? '{' : part === '}}' ? '}' : '…'))

/** Who prints a wording, and in which releases: ` (Nix 2.20 to 2.27)`; empty when any release of Nix does. */
export function releasesOf({ by, since, until }: Signature): string {
  const who = by ?? 'Nix'
  if (since && until) return ` (${who} ${since} to ${until})`
  if (since) return ` (${who} ${since} and later)`
  if (until) return ` (${who} up to ${until})`
  return by ? ` (${by})` : ''
}

/** How sure the page is of itself. */
export const provenance = (reproduced: true | string): string =>
  reproduced === true ? 'Reproduced with Nix 2.34.' : `Not reproduced: needs ${reproduced.replace(/^needs /, '')}.`
