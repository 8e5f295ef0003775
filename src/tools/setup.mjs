// Installs what package-lock.json names, unless it is installed already. Plain JavaScript for Node 20, because the Node that
// the other scripts need comes with the packages.
import { execSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const lock = readFileSync('package-lock.json', 'utf8')
const mark = 'node_modules/.installed-lock.json'

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock || !existsSync('node_modules/.bin/node')) {
  const run = command => execSync(command, { stdio: 'inherit' })
  // Not `npm ci`: it fails where a registry lacks a package of some other platform, which nobody needs.
  run('npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error')
  // The one package whose script is needed: it fetches the Node for this machine from the registry.
  run('npm rebuild node --ignore-scripts=false --loglevel=error')
  writeFileSync(mark, lock)
}
