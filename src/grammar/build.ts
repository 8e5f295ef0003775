// `npm run grammar` makes tree-sitter-nix.wasm from grammar.js and scanner.c, and all that is derived from the grammar.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kindsModule, type NodeType } from './kinds-module.ts'
import { FILES, RECORD, recordOf, TOOLS } from './record.ts'

/** A folder of clang's own file system, which lives in memory. */
type Folder = { [name: string]: Folder | string | Uint8Array }
/** Without arguments it only loads itself. */
type Tool = (args: readonly string[] | null, files: Folder, options?: { fetchProgress(): void }) => Promise<Folder>

const KINDS = 'src/engine/kinds.ts'

/** Bytes. Every reader of the playground loads the wasm. */
const LIMIT = 100_000

/** What browsers know of WebAssembly since 2022; with more, the file could be written so that only new ones read it. */
const FEATURES = ['bulk-memory', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types']

await build()

async function build(): Promise<void> {
  checkTreeSitter()
  const out = mkdtempSync(join(tmpdir(), 'tree-sitter-nix-'))
  try {
    const args = ['generate', '--output', out, basename(FILES.grammar)]
    // The folder matters: tree-sitter looks for tree-sitter.json in it.
    execFileSync('tree-sitter', args, { cwd: dirname(FILES.grammar), stdio: 'inherit' })
    const wasm = await compile(out)
    if (wasm.length >= LIMIT) throw new Error(`The wasm has ${wasm.length} bytes. Its limit is ${LIMIT}.`)
    const types = JSON.parse(readFileSync(join(out, 'node-types.json'), 'utf8')) as readonly NodeType[]
    writeFileSync(FILES.wasm, wasm)
    reduceRuntime(out)
    writeJson(FILES.nodeTypes, types)
    writeFileSync(KINDS, kindsModule(types))
    writeJson(RECORD, recordOf())
    console.info(`${FILES.wasm}: ${wasm.length} bytes`)
  } finally {
    rmSync(out, { recursive: true })
  }
}

/** Writes tree-sitter's own WebAssembly without the functions that nothing here calls.
    @param out a folder for what is in between */
function reduceRuntime(out: string): void {
  const roots = TOOLS.keep.map((name, at) => ({ name: `keep${at}`, export: name, root: true }))
  const graph = join(out, 'roots.json')
  writeJson(graph, roots)
  const reduce = join(fetched('binaryen', TOOLS.binaryen), 'bin/wasm-metadce')
  const args = [
    reduce,
    FILES.treeSitter,
    '--graph-file',
    graph,
    ...FEATURES.map(name => `--enable-${name}`),
    '--output',
    FILES.runtime,
  ]
  execFileSync('node', args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}

/** @throws when the tree-sitter command on PATH is missing or has another version */
function checkTreeSitter(): void {
  const wanted = TOOLS['tree-sitter']
  const found = treeSitterVersion()
  if (found === wanted) return
  throw new Error(
    `The grammar needs the command tree-sitter ${wanted}; on PATH is ${found ?? 'none'}.\n` +
      `Get it with: cargo install --locked tree-sitter-cli@${wanted}\n` +
      'or, where Debian has that version: apt-get install tree-sitter-cli',
  )
}

function treeSitterVersion(): string | undefined {
  try {
    return execFileSync('tree-sitter', ['--version'], { encoding: 'utf8' }).trim().split(' ')[1]
  } catch {
    return undefined
  }
}

/** Compiles the parser in `out` and our scanner. */
async function compile(out: string): Promise<Uint8Array> {
  const { clang, ld } = await loadClang()
  const headers = readFolder(join(out, 'tree_sitter'))
  const objects: Folder = {}
  for (const [name, path] of Object.entries({ parser: join(out, 'parser.c'), scanner: FILES.scanner })) {
    const files = { 'source.c': readFileSync(path, 'utf8'), tree_sitter: headers }
    const made = await clang(['-c', ...TOOLS.compile, 'source.c', '-o', 'source.o'], files)
    objects[`${name}.o`] = made['source.o']!
  }
  const linked = await ld([...TOOLS.link, ...Object.keys(objects), '-o', 'nix.wasm'], objects)
  return linked['nix.wasm'] as Uint8Array
}

function readFolder(path: string): Folder {
  return Object.fromEntries(readdirSync(path).map(name => [name, readFileSync(join(path, name), 'utf8')]))
}

/** Its driver cannot start other programs, so the linker is called by itself. */
async function loadClang(): Promise<{ clang: Tool; ld: Tool }> {
  const bundle = join(fetched('@yowasp/clang', TOOLS['@yowasp/clang']), 'gen/bundle.js')
  const { commands } = (await import(pathToFileURL(bundle).href)) as { commands: Record<'clang' | 'wasm-ld', Tool> }
  await commands.clang(null, {}, { fetchProgress: () => {} })
  return { clang: commands.clang, ld: commands['wasm-ld'] }
}

/** The folder of a package that is fetched once. Each has 100 MB, so they are no dependencies of those who leave the grammar alone. */
function fetched(name: string, version: string): string {
  const folder = `.cache/${basename(name)}-${version}`
  const found = join(folder, 'node_modules', name)
  if (!existsSync(found)) {
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`]
    execFileSync('npm', args, { stdio: 'inherit' })
  }
  return found
}
