import type { APIRoute } from 'astro'
import { decoderCatalogue } from '../../../docs/errors.ts'
import { errors } from '../../catalogue.ts'

/** What the decoder knows, for the page of the decoder and for the search. */
export const GET: APIRoute = () => new Response(JSON.stringify(decoderCatalogue(errors)))
