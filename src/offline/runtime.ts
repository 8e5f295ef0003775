/** The first script of every page of the offline copy. From file:// a browser fetches nothing and loads no module, but it runs
    classic scripts; so files that scripts ask for are carried in scripts, and this answers for them. See `relocate.ts`. */

const own = document.currentScript as HTMLScriptElement
/** The address of the copy's folder. */
const root = new URL('.', own.src).href

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

const asked = new Map<string, Promise<unknown>>()
const waiting = new Map<string, Waiting>()

/** Called by the carrying scripts: here is the file, as text or in base64, or as a module. */
function carry(path: string, content: unknown, isBase64 = false): void {
  waiting.get(path)?.resolve(isBase64 ? bytesOf(content as string) : content)
}

/** A loop: `Uint8Array.from` takes many times as long. */
function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** What a script of the copy carries, loaded once.
    @param path from the copy's root */
function carried(path: string, script: string): Promise<unknown> {
  const known = asked.get(path)
  if (known) return known
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  waiting.set(path, { resolve, reject })
  asked.set(path, promise)
  const element = document.createElement('script')
  element.src = root + script
  // Later, when the page is still there: whoever leaves it stops what is loading, and has lost nothing.
  element.onerror = () => setTimeout(() => reject(new TypeError(`${path} is not in this copy.`)), 300)
  document.head.append(element)
  return promise
}

/** The path of an address from the copy's root. An address that begins with `/` counts from there too. */
function pathOf(address: string): string | null {
  const plain = address.replace(/[?#].*$/, '')
  if (plain.startsWith('/')) return plain.slice(1)
  const resolved = new URL(plain, document.baseURI).href
  return resolved.startsWith(root) ? resolved.slice(root.length) : null
}

const fetchFromServer = globalThis.fetch

globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input)
  const path = /^(?:data|blob):/.test(address) ? null : pathOf(address)
  if (path === null) return fetchFromServer(input, init)
  return new Response((await carried(path, `${path}.js`)) as BodyInit)
}

/** Modules by their address: see `src/site/client/load-module.ts`. */
const loadModule = (address: string): Promise<unknown> => {
  const path = pathOf(address)
  return path === null ? Promise.reject(new TypeError(`${address} is not in this copy.`)) : carried(path, path)
}

Object.assign(globalThis, { flakewiseCarry: carry, flakewiseModules: loadModule })

/** A link that a script has made leads to a folder, where only a server would find the page. */
function complete(link: Element): void {
  const href = link.getAttribute('href')!
  if (/^[./]/.test(href) && /\/(?:[?#]|$)/.test(href))
    link.setAttribute('href', href.replace(/\/(?=[?#]|$)/, '/index.html'))
}

new MutationObserver(changes => {
  for (const { target, addedNodes } of changes) {
    for (const node of [target, ...addedNodes]) {
      if (!(node instanceof Element)) continue
      if (node.matches('a[href]')) complete(node)
      for (const link of node.querySelectorAll('a[href$="/"], a[href*="/#"], a[href*="/?"]')) complete(link)
    }
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] })
