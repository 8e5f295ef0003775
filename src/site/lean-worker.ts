/** The part of Vite's plugin interface that is used here. */
interface Plugin {
  readonly name: string
  readonly enforce: 'pre'
  transform(code: string, id: string): string | undefined
}

/** Leaves out of the playground's worker what only catalogues show of a rule, a tenth of its size, and tree-sitter's own WebAssembly,
    which would lie beside ours unused. The declarations are as Biome formats them, a property to a line or from a bracket to its end. */
export function leanWorker(): Plugin {
  return {
    name: 'flakewise-lean-worker',
    enforce: 'pre',
    transform: (code, id) => {
      if (/\/web-tree-sitter\.js$/.test(id)) return code.replace(OWN_WASM, '""').replaceAll(EVAL, 'undefined')
      return /\/src\/rules\/[\w-]+\.ts$/.test(id) ? lean(code) : undefined
    },
  }
}

/** Where the code of tree-sitter looks for its WebAssembly when it is not handed over. */
const OWN_WASM = 'new URL("web-tree-sitter.wasm", import.meta.url).href'

/** Code that a grammar in C may bring along as text; ours brings none. While it can be evaluated here, no name can be made shorter. */
const EVAL = 'eval(func)'

const lean = (code: string): string =>
  code
    .replace(/^ {2}(?:summary|family|since|until): .*,\n/gm, '')
    .replace(/^ {2}summary:\n.*,\n/gm, '')
    .replace(/^ {2}(?:errors|related|needs): \[(?:.*\],|\n(?: {4}.*\n)* {2}\],)\n/gm, '')
