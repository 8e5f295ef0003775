import { posix } from 'node:path'

/** Makes a built site readable from any folder: addresses that count from the site's root become relative to the page and name
    real files. Nothing here knows a page; what cannot be relocated is an error. */

/** The paths of the site's files from its root. */
export type Files = ReadonlySet<string>

/** An attribute of this name holds the address of the site's root, to which scripts add paths. */
const ROOT_ATTRIBUTE = 'data-base'

/** The address of a file as seen from another.
    @param from the path of the file that holds the address
    @param address begins with `/`, and may name a folder, and a place in its page
    @throws when there is no such file */
export function relativeAddress(from: string, address: string, files: Files): string {
  const [, path, rest] = /^\/([^?#]*)(.*)$/.exec(address)!
  const name = decodeURI(path!)
  const file = [name, posix.join(name, 'index.html')].find(candidate => files.has(candidate))
  if (file === undefined) throw new Error(`${from} names ${address}, which is no file of the site.`)
  return encodeURI(relativePath(from, file)) + rest
}

/** From the folder of one file to another; `./` in front, so that no name is read as a scheme. */
function relativePath(from: string, file: string): string {
  const path = posix.relative(posix.dirname(from), file)
  return path.startsWith('.') ? path : `./${path}`
}

/** A page with relative addresses, classic scripts and the offline runtime in front.
    @param runtime the path of the runtime's script */
export function relocateHtml(html: string, page: string, files: Files, runtime: string): string {
  const relocated = html
    .replace(/(\s)([\w:-]+)="(\/(?!\/)[^"]*)"/g, (whole, space: string, name: string, value: string) => {
      if (name === 'content') return whole
      if (name === ROOT_ATTRIBUTE) return `${space}${name}="${posix.relative(posix.dirname(page), '') || '.'}/"`
      return `${space}${name}="${relativeAddress(page, unescaped(value), files)}"`
    })
    .replace(/<script type="module"/g, '<script defer')
    .replace(/\s(?:crossorigin|integrity)(?:="[^"]*")?/g, '')
    .replace(/<head[^>]*>/, head => `${head}<script src="${relativePath(page, runtime)}"></script>`)
  const left = /<(?:script|link|img|a)\b[^>]*\s(?:src|href)=["']?\/(?!\/)[^>]*>/.exec(relocated)
  if (left) throw new Error(`${page} still has an address that counts from a server's root: ${left[0]}`)
  if (/<script(?![^>]*\ssrc=)[^>]*>[^<]*\bimport\b/.test(relocated))
    throw new Error(`${page} has an inline script that imports, which no browser allows from file://.`)
  return relocated
}

/** A style sheet with relative addresses. */
export function relocateCss(css: string, sheet: string, files: Files): string {
  return css.replace(/url\((["']?)(\/(?!\/)[^)"']*)\1\)/g, (_, quote: string, address: string) => {
    return `url(${quote}${relativeAddress(sheet, address, files)}${quote})`
  })
}

/** A Markdown text whose links outside of code are relative. */
export function relocateMarkdown(text: string, page: string, files: Files): string {
  return text
    .split(/(^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\2[ \t]*$|`[^`\n]*`)/m)
    .map((part, at) => {
      if (part === undefined || at % 3 === 2) return ''
      if (at % 3 === 1) return part
      return part.replace(
        /(\]\()(\/(?!\/)[^)\s]*)/g,
        (_, open, address) => open + relativeAddress(page, address, files),
      )
    })
    .join('')
}

const unescaped = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&')
