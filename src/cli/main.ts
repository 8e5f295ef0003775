import { decodeCommand } from './decode-command.ts'
import { docsCommand } from './docs-command.ts'
import { explainCommand } from './explain-command.ts'
import type { Io } from './io.ts'
import { UsageError } from './io.ts'
import { lintCommand } from './lint-command.ts'

const USAGE = `Usage: flakewise lint [PATH…|-] [options]
       flakewise explain RULE|ERROR
       flakewise decode [FILE|-] [--format text|json]
       flakewise docs [--port N] [FOLDER]

lint reads flake.nix, flake.lock and every other .nix file below the paths (default: the current folder, honouring
.gitignore) and reports what is wrong. A path may be a pattern: 'hosts/**/*.nix'. With - it reads one document from
standard input.

  --fix                  apply the safe fixes and report what remains; with -, print the fixed text
  --diff                 print what --fix would change, and change nothing
  --format FORMAT        text (default), json, sarif or github
  --stdin-filename NAME  what to call the document on standard input (default flake.nix)
  --rule ID=LEVEL        set a rule to off, hint, warning or error; may be given more than once
  --config FILE          the configuration (default: the nearest flakewise.toml, from here upwards)
  --target RELEASE       the NixOS release to be right for (default 26.05)
  --dialect DIALECT      nix (default), lix or determinate
  --profile PROFILE      default or airgap
  --now DATE             the day to judge ages by, as YYYY-MM-DD (default: today)
  --max-warnings N       fail when there are more than N warnings

explain prints the page of a rule or of an error.
decode reads what Nix printed and says what went wrong, the cause first; it exits with 0 also when it knows nothing.
docs serves the book, as npm run bundle makes it, on 127.0.0.1 (default port 4321).

Exit codes: 0 nothing at error level, 1 findings, 2 the command could not do its work.
`

/** The command as a function of its arguments and streams.
    @returns the exit code: 0 nothing at error level, 1 findings, 2 the command could not do its work */
export async function main(io: Io): Promise<number> {
  const [command, ...args] = io.argv
  try {
    if (command === '--help' || command === '-h' || command === 'help' || args.includes('--help')) {
      io.stdout(USAGE)
      return 0
    }
    if (command === 'lint') return await lintCommand(args, io)
    if (command === 'explain') return explainCommand(args, io)
    if (command === 'decode') return await decodeCommand(args, io)
    if (command === 'docs') return await docsCommand(args, io)
    if (command === undefined) throw new UsageError('Say what to do: `flakewise lint`.')
    throw new UsageError(`There is no command \`${command}\`; see \`flakewise --help\`.`)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.stderr(`flakewise: ${error.message}\n`)
    return 2
  }
}
