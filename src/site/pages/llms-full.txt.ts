import type { APIRoute } from 'astro'
import { twins } from '../twins.ts'

/** All Markdown twins in one text, each behind the path of its page. */
export const GET: APIRoute = () =>
  new Response(twins.map(({ path, markdown }) => `<!-- ${path} -->\n\n${markdown}`).join('\n'))
