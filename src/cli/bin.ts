#!/usr/bin/env node
import { buffer } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import { main } from './main.ts'

// Of a big project, most of what is allocated is soon let go. V8 would rather take more memory than look for it: here the room
// for what is new does not grow, and that for the rest grows by half between two collections.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')

const { env, stdout, stderr, stdin } = process

process.exitCode = await main({
  argv: process.argv.slice(2),
  // npm run starts scripts in the package's folder; people mean the folder they stand in.
  cwd: env.npm_lifecycle_event === 'flakewise' && env.INIT_CWD ? env.INIT_CWD : process.cwd(),
  now: new Date(),
  colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  progress: stderr.isTTY === true && env.TERM !== 'dumb',
  columns: stdout.columns ?? 80,
  stdin: () => buffer(stdin),
  stdout: text => stdout.write(text),
  stderr: text => stderr.write(text),
})
