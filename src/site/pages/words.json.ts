import type { APIRoute } from 'astro'
import { errors } from '../catalogue.ts'
import { wordsIn } from '../client/spelling.ts'
import { twins } from '../twins.ts'

/** Every word of the site, by which the search knows a slip of the hand. */
export const GET: APIRoute = () => {
  const texts = [...twins.map(twin => twin.markdown), ...errors.map(error => error.keywords.join(' '))]
  return new Response(JSON.stringify([...new Set(texts.flatMap(wordsIn))].sort()))
}
