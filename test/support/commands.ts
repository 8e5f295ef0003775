/** A command of nix, as `nix __dump-cli` describes it. */
export interface Command {
  readonly commands?: Readonly<Record<string, Command>>
  readonly flags?: Readonly<Record<string, Flag>>
}

interface Flag {
  readonly shortName?: string
  readonly labels?: readonly string[]
}

/** What is wrong with the calls of `nix` in a text of the shell: subcommands and flags that it does not have.
    @param root what `nix __dump-cli` says in `args` */
export function problemsOfNix(shell: string, root: Command): readonly string[] {
  return callsOf(shell).flatMap(words => problemsOf(words, root))
}

/** The words behind each call of `nix`, without those after `--` and inside of quotes. */
function callsOf(shell: string): readonly (readonly string[])[] {
  const joined = shell
    .replace(/\\\n/g, ' ')
    .replace(/(^|\s)#.*$/gm, '')
    .replace(/'[^']*'|"[^"]*"/g, "''")
  return Array.from(joined.matchAll(/(?:^|[|&;(]\s*|\bsudo\s+|\b\w+=\S*\s+)nix\s+([^|&;)<>\n]*)/gm), ([, words]) =>
    words!.trim().split(/\s+/),
  )
}

/** Old names that Nix still takes and does not list. Source: aliases in src/nix/main.cc of Nix 2.34. */
const ALIASES: Readonly<Record<string, readonly string[]>> = { shell: ['env', 'shell'], doctor: ['config', 'check'] }

function problemsOf(words: readonly string[], root: Command): readonly string[] {
  const problems: string[] = []
  const shown = `nix ${words.join(' ')}`
  const todo = words.flatMap((word, index) => (index === 0 ? (ALIASES[word] ?? [word]) : [word]))
  let command = root
  const flags = new Map(Object.entries(root.flags ?? {}))
  for (let word = todo.shift(); word !== undefined; word = todo.shift()) {
    if (word === '--' || word === '-c' || word === '--command') break
    const [, long, letter] = /^--([\w-]+)|^-([A-Za-z])/.exec(word) ?? []
    if (long ?? letter) {
      const flag = long ? flags.get(long) : [...flags.values()].find(({ shortName }) => shortName === letter)
      if (flag) todo.splice(0, flag.labels?.length ?? 0)
      else if (!['help', 'version'].includes(long ?? '') && !'fjvEIL'.includes(letter ?? '-'))
        problems.push(`${shown}: there is no flag ${word}`)
      continue
    }
    const next = command.commands?.[word]
    if (!next && command.commands) return [...problems, `${shown}: there is no command ${word}`]
    if (!next) continue
    command = next
    for (const [name, flag] of Object.entries(next.flags ?? {})) flags.set(name, flag)
  }
  return problems
}
