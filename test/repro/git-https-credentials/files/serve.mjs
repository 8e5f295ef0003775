// Serves this directory to those who log in, and runs a command in which URL stands for its address.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const server = createServer(async (request, response) => {
  if (!request.headers.authorization) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="web"' }).end()
    return
  }
  try {
    response.end(await readFile(`.${new URL(request.url, 'http://localhost').pathname}`))
  } catch {
    response.writeHead(404).end()
  }
}).listen(0, 'localhost', () => {
  const [program, ...args] = process.argv.slice(2)
  const url = `http://localhost:${server.address().port}`
  spawn(program, args.map(arg => arg.replace('URL', url)), { stdio: 'inherit' }).on('exit', code => process.exit(code ?? 1))
})
