import type { Attributes } from './attributes.ts'
import type { NixUrl } from './url.ts'

/** One way to fetch an input: what Nix calls an input scheme. All functions throw refusals. */
export interface Scheme {
  /** The attributes that an attribute set of this type may have, besides `type` and `dir`. */
  readonly allowed: ReadonlySet<string>
  /** The attributes of a URL, or `undefined` if the URL belongs to another scheme. `flake`: whether it must be a tree. */
  fromUrl(url: NixUrl, flake: boolean): Attributes | undefined
  /** Checks attributes and brings them into Nix's form. */
  fromAttributes(attributes: Attributes): Attributes
  /** The URL of checked attributes. `show` prints a commit or NAR hash, or refuses it. */
  toUrl(attributes: Attributes, show: ShowHash): NixUrl
}

/** Prints a hash attribute in Nix's form; how strict it is with one that is no hash is the caller's choice. */
export type ShowHash = (kind: 'rev' | 'narHash', text: string) => string
