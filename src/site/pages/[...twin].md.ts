import type { APIRoute, GetStaticPaths } from 'astro'
import { twins } from '../twins.ts'

export const getStaticPaths: GetStaticPaths = () =>
  twins.map(({ path, markdown }) => ({ params: { twin: `${path.slice(1)}index` }, props: { markdown } }))

export const GET: APIRoute = ({ props }) => new Response(props.markdown)
