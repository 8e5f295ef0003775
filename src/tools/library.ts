import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** `npm run library` makes `dist/flakewise-<version>.tgz`, which `npm install` takes: the library as plain JavaScript with its types,
    for any Node from 20 on. It needs no other package. */

const OUT = 'lib'

rmSync(OUT, { recursive: true, force: true })
mkdirSync(`${OUT}/grammar`, { recursive: true })
await build({
  entryPoints: ['src/library.ts'],
  outfile: `${OUT}/js/library.js`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
})
// The parser looks for them beside the folder that its code is in.
for (const wasm of globSync('src/grammar/*.wasm')) cpSync(wasm, wasm.replace('src', OUT))
execFileSync('tsc', ['--project', 'src/tools/library.tsconfig.json', '--outDir', `${OUT}/types`], { stdio: 'inherit' })
// What a caller sees names types of the engine alone.
for (const folder of ['cli', 'nix', 'rules']) rmSync(`${OUT}/types/${folder}`, { recursive: true, force: true })
// Types name each other as JavaScript files, which is how every compiler finds them.
for (const file of globSync(`${OUT}/types/**/*.d.ts`)) {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
}
mkdirSync('dist', { recursive: true })
execFileSync('npm', ['pack', '--silent', '--pack-destination', 'dist'], { stdio: 'inherit' })
