// Serves this directory over TLS, and runs a command in which URL stands for its address.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'

const tls = { cert: readFileSync('cert.pem'), key: readFileSync('key.pem') }
const server = createServer(tls, async (request, response) => {
  try {
    response.end(await readFile(`.${request.url}`))
  } catch {
    response.writeHead(404).end()
  }
}).listen(0, 'localhost', () => {
  const [program, ...args] = process.argv.slice(2)
  const url = `https://localhost:${server.address().port}`
  spawn(program, args.map(arg => arg.replace('URL', url)), { stdio: 'inherit' }).on('exit', code => process.exit(code ?? 1))
})
