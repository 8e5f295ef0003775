// A proxy behind which api.github.com is this program: without a token it is at the limit, with one it answers.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'

const tls = { cert: readFileSync('cert.pem'), key: readFileSync('key.pem') }
const api = createTlsServer(tls, (request, response) => {
  if (!request.headers.authorization) {
    response.writeHead(403, 'rate limit exceeded', { 'Content-Type': 'application/json' })
    response.end('{"message":"API rate limit exceeded for 203.0.113.7."}')
  } else if (request.url.includes('/commits/')) {
    response.end(JSON.stringify({ sha: '1'.repeat(40), commit: { tree: { sha: '2'.repeat(40) } } }))
  } else {
    response.end(readFileSync('web.tar.gz'))
  }
}).listen(0, 'localhost')
const proxy = createServer().on('connect', (_, socket) => {
  const inner = connect(api.address().port, 'localhost', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(inner).pipe(socket)
  })
  for (const end of [inner, socket]) end.on('error', () => end.destroy())
})
proxy.listen(0, 'localhost', () => {
  const [program, ...args] = process.argv.slice(2)
  const env = { ...process.env, https_proxy: `http://localhost:${proxy.address().port}` }
  spawn(program, args, { stdio: 'inherit', env }).on('exit', code => process.exit(code ?? 1))
})
