import type { APIRoute } from 'astro'
import { linkToTwin, twins } from '../twins.ts'

/** The list of the Markdown twins, in the form that https://llmstxt.org proposes. */
export const GET: APIRoute = () => {
  const [front, ...pages] = twins
  const lines = pages.map(({ title, path, description }) => `- [${title}](${linkToTwin(path)}): ${description}`)
  return new Response(`# ${front!.title}\n\n> ${front!.description}\n\n## Pages\n\n${lines.join('\n')}\n`)
}
