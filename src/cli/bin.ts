#!/usr/bin/env node
import { buffer } from 'node:stream/consumers'
import { main } from './main.ts'

const { env, stdout, stderr, stdin } = process

process.exitCode = await main({
  argv: process.argv.slice(2),
  // npm run starts scripts in the package's folder; people mean the folder they stand in.
  cwd: env.npm_lifecycle_event === 'flakewise' && env.INIT_CWD ? env.INIT_CWD : process.cwd(),
  now: new Date(),
  colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  columns: stdout.columns ?? 80,
  stdin: () => buffer(stdin),
  stdout: text => stdout.write(text),
  stderr: text => stderr.write(text),
})
