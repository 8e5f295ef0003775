/**
 * Nix refuses a flake reference; the message is the text that Nix prints.
 *
 * Thrown and caught inside this folder only. `badUrl` marks the errors of Nix's class BadURL, which it swallows while
 * it tries a text as a URL, before it takes the text for a path.
 */
export class Refusal extends Error {
  readonly badUrl: boolean

  constructor(message: string, badUrl: boolean) {
    super(message)
    this.badUrl = badUrl
  }
}

/** A refusal that ends the parse. */
export function refusal(message: string): Refusal {
  return new Refusal(message, false)
}

/** A refusal that only says "this is not a URL": a text may still be a path. */
export function badUrl(message: string): Refusal {
  return new Refusal(message, true)
}

/** What Nix says of an experimental feature that nobody has enabled. */
export function disabledFeature(feature: string): Refusal {
  return refusal(
    `experimental Nix feature '${feature}' is disabled; add '--extra-experimental-features ${feature}' to enable it`,
  )
}

/** The value of `attempt`, or the refusal that it threw. Any other exception is a defect and passes through. */
export function attempted<T>(attempt: () => T): T | Refusal {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
