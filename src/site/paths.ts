import { under } from './links.ts'

/** Makes a path from the site's root, such as `/rules/`, an address under the site's base. */
export const to = under(import.meta.env.BASE_URL)
