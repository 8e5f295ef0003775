import type { Io } from './io.ts'
import { UsageError } from './io.ts'
import { lintCommand } from './lint-command.ts'

const USAGE = `Usage: flakewise lint [PATH…|-] [options]

Lints flake.nix, flake.lock and every other .nix file below the paths (default: the current directory, honouring .gitignore).
With - it reads one document from standard input.

  --fix                  apply the safe fixes and report what remains; with -, print the fixed text
  --format FORMAT        text (default) or json
  --stdin-filename NAME  what to call the document on standard input
  --rule ID=LEVEL        set a rule to off, hint, warning or error; may be given more than once
  --target RELEASE       the NixOS release to be right for (default ${'26.05'})
  --now DATE             the day to judge ages by, as YYYY-MM-DD (default: today)
  --max-warnings N       fail when there are more than N warnings
  --help                 print this

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
    throw new UsageError(command ? `There is no command \`${command}\`; use \`flakewise lint\`.` : 'Say what to do: `flakewise lint`.')
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.stderr(`flakewise: ${error.message}\n`)
    return 2
  }
}
