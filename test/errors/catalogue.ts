import { decoderOf } from '../../src/errors/decode.ts'
import { errorsOfCheckout } from '../../src/tools/load-errors.ts'

/** The errors of this checkout, as users have them. */
export const entries = errorsOfCheckout()

/** The decoder of this checkout. */
export const decodeWith = decoderOf(entries)
