// npm run grammar: builds tree-sitter-nix.wasm from grammar.js, and what describes it.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kindsModule, type NodeType } from './kinds.ts'
import { CLANG, files, recordOf, recordText, TREE_SITTER } from './record.ts'

type Tree = { [name: string]: Tree | string | Uint8Array }
type RunLlvm = (args: readonly string[], files: Tree) => Promise<Tree>

/** Position-independent code for web-tree-sitter, which loads it as a side module. */
const COMPILE = ['--target=wasm32-wasip1', '-std=c11', '-Os', '-fPIC', '-fvisibility=hidden', '-DNDEBUG', '-I.']
const LINK = ['--shared', '--experimental-pic', '--no-entry', '--export=tree_sitter_nix', '--allow-undefined']

/** The wasm is committed and downloaded by every reader of the playground. */
const WASM_LIMIT = 100_000

await build()

async function build(): Promise<void> {
  const llvm = await loadClang()
  const out = mkdtempSync(join(tmpdir(), 'tree-sitter-nix-'))
  try {
    generate(out)
    const wasm = await compile(llvm, out)
    if (wasm.length > WASM_LIMIT) throw new Error(`${files.wasm} has ${wasm.length} bytes, more than ${WASM_LIMIT}.`)
    const types = readFileSync(join(out, 'node-types.json'), 'utf8')
    writeFileSync(files.wasm, wasm)
    writeFileSync(files.nodeTypes, `${types.trimEnd()}\n`)
    writeFileSync(files.kinds, kindsModule(JSON.parse(types) as NodeType[]))
    writeFileSync(files.record, recordText(recordOf()))
    console.info(`${files.wasm}: ${wasm.length} bytes`)
  } finally {
    rmSync(out, { recursive: true })
  }
}

/** Runs the tree-sitter command, which writes parser.c, node-types.json and its headers to `out`. */
function generate(out: string): void {
  const version = treeSitterVersion()
  if (version !== TREE_SITTER)
    throw new Error(`The grammar is built with tree-sitter ${TREE_SITTER}, but ${version ?? 'none'} is on PATH. ${HOW}`)
  execFileSync('tree-sitter', ['generate', '--output', out, 'grammar.js'], { cwd: dirname(files.grammar), stdio: 'inherit' })
}

const HOW = `Debian has it: \`apt-get install tree-sitter-cli\`. Elsewhere: \`cargo install tree-sitter-cli@${TREE_SITTER}\`.`

function treeSitterVersion(): string | undefined {
  try {
    return execFileSync('tree-sitter', ['--version'], { encoding: 'utf8' }).trim().split(' ')[1]
  } catch {
    return undefined
  }
}

/** Compiles parser and scanner and links them to one side module. */
async function compile(llvm: RunLlvm, out: string): Promise<Uint8Array> {
  const headers = Object.fromEntries(
    readdirSync(join(out, 'tree_sitter')).map(name => [name, readFileSync(join(out, 'tree_sitter', name), 'utf8')]),
  )
  const objects: Tree = {}
  for (const [name, path] of [
    ['parser', join(out, 'parser.c')],
    ['scanner', files.scanner],
  ] as const) {
    const args = ['clang', '-c', ...COMPILE, `${name}.c`, '-o', `${name}.o`]
    const made = await llvm(args, { tree_sitter: headers, [`${name}.c`]: readFileSync(path, 'utf8') })
    objects[`${name}.o`] = made[`${name}.o`]!
  }
  const linked = await llvm(['wasm-ld', ...LINK, '--strip-debug', ...Object.keys(objects), '-o', 'nix.wasm'], objects)
  return linked['nix.wasm'] as Uint8Array
}

/** Clang as WebAssembly, fetched once into `.cache/`: at 100 MB it is no dependency of those who only use the grammar. */
async function loadClang(): Promise<RunLlvm> {
  const folder = join('.cache', `clang-${CLANG}`)
  const bundle = join(folder, 'node_modules/@yowasp/clang/gen/bundle.js')
  if (!existsSync(bundle)) {
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--no-save', '--ignore-scripts', '--prefix', folder, `@yowasp/clang@${CLANG}`]
    execFileSync('npm', args, { stdio: 'inherit' })
  }
  const { commands } = (await import(pathToFileURL(bundle).href)) as { commands: Record<string, unknown> }
  return ([command, ...args], tree) => (commands[command!] as RunLlvm)(args, tree)
}
