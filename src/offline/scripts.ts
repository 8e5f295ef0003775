import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { type BuildOptions, build, type Plugin } from 'esbuild'

/** Bundles for a copy that no server serves. */

const COMMON = {
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  logLevel: 'error',
} as const satisfies BuildOptions

/** The runtime, as a classic script. */
export const runtimeScript = (): Promise<string> =>
  textOf({ ...COMMON, entryPoints: [new URL('runtime.ts', import.meta.url).pathname] })

/** A page's module with all that it imports, now or later, as one classic script.
    @param file where the module is on the disk */
export const classicScript = (file: string): Promise<string> =>
  textOf({
    ...COMMON,
    entryPoints: [file],
    define: { 'import.meta.url': 'document.baseURI' },
    plugins: [withoutPreloads],
  })

/** A module that scripts load by its address, as a classic script that hands it over.
    @param path the module's path from the site's root; the module finds its own files beside it */
export async function carriedModule(file: string, path: string): Promise<string> {
  const name = 'flakewiseModule'
  const define = { 'import.meta.url': JSON.stringify(`/${path}`) }
  const text = await textOf({ ...COMMON, entryPoints: [file], globalName: name, define })
  return `${text.trimEnd()}\nflakewiseCarry(${JSON.stringify(path)},${name});\n`
}

/** A file as a classic script that hands it over: text as it is, anything else in base64. What is compressed is carried unpacked,
    which is how Pagefind finds it behind a server that unpacks: the copy's archive is compressed anyway. */
export function carriedFile(bytes: Buffer, path: string): string {
  const plain = isGzip(bytes) ? gunzipSync(bytes) : bytes
  const isText = isUtf8(plain)
  const content = plain.toString(isText ? 'utf8' : 'base64')
  return `flakewiseCarry(${JSON.stringify(path)},${JSON.stringify(content)}${isText ? '' : ',true'});\n`
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Vite asks for the parts of a module before it is loaded; in a bundle there are none. */
const withoutPreloads: Plugin = {
  name: 'without-preloads',
  setup(build) {
    build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return { contents: text.replace(/^const __vite__mapDeps=.*$/m, 'const __vite__mapDeps=()=>[];') }
    })
  },
}

async function textOf(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build(options)
  return outputFiles![0]!.text
}
