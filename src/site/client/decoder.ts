import { decoderOf } from '../../errors/decode.ts'
import { captureFragment } from '../../errors/fill.ts'
import type { Catalogue, Decoded, Match } from '../../errors/model.ts'

export interface Decoder {
  readonly catalogue: Catalogue
  decode(text: string): Decoded
}

let loaded: Promise<Decoder> | undefined

/** The decoder with what it knows, loaded once.
    @param base the address of the site's root, with `/` at its end
    @throws when the catalogue cannot be read */
export function loadDecoder(base: string): Promise<Decoder> {
  loaded ??= fetch(`${base}errors/catalogue.json`).then(async response => {
    if (!response.ok) throw new Error(`errors/catalogue.json: ${response.status}`)
    const catalogue = (await response.json()) as Catalogue
    return { catalogue, decode: decoderOf(catalogue) }
  })
  return loaded
}

/** The address of a match's page, with what was captured, which the page puts into its commands. */
export function addressOf({ url, captures }: Match, base: string): string {
  const fragment = captureFragment(captures)
  return base + url.slice(1) + (fragment && `#${fragment}`)
}
