import { createHash } from 'node:crypto'

/** Pages whose application writes style elements (CodeMirror does), by their path from the site's root. */
const WRITES_STYLES: ReadonlySet<string> = new Set(['playground/'])

/** Puts the Content-Security-Policy into a built page, in place of one that is there.
    Scripts are the site's own files and the inline ones that are in the page now, by hash; nothing is sent anywhere.
    Astro's own `security.csp` does not know scripts that are marked `is:inline`, and lists every hash on every page.
    @param route the page's path from the site's root, such as `rules/`; it decides on style elements */
export function withPolicy(html: string, route: string): string {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(bare, WRITES_STYLES.has(route))}">`
  return bare.replace(/<meta charset="utf-8"\s*\/?>/i, charset => charset + meta)
}

/** The policy that lets this page work and no more. */
export function policyOf(html: string, writesStyles: boolean): string {
  const scripts = Array.from(html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/gi))
    .filter(([, attributes]) => !/\stype="(?!module|text\/javascript)/.test(attributes!))
    .map(([, , text]) => hash(text!))
  const styles = Array.from(html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi), ([, text]) => hash(text!))
  const attributes = Array.from(html.matchAll(/<[a-z][^>]*\sstyle="([^"]*)"/gi), ([, text]) => hash(unescaped(text!)))
  return [
    "default-src 'none'",
    `script-src ${list("'self'", "'wasm-unsafe-eval'", ...scripts)}`,
    `style-src ${writesStyles ? "'self' 'unsafe-inline'" : list("'self'", ...styles)}`,
    ...(attributes.length > 0 && !writesStyles ? [`style-src-attr ${list("'unsafe-hashes'", ...attributes)}`] : []),
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const list = (...sources: string[]): string => [...new Set(sources)].join(' ')

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#34);/g, entity => {
    return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#34;': '"' }[entity]!
  })
