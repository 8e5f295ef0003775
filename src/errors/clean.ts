/** One line of a pasted text without what terminals, services and people put around it. */
export interface CleanLine {
  /** Its number in the pasted text, from 1. */
  readonly number: number
  readonly text: string
  /** It was printed by a builder: Nix shows such lines behind `name> `, or behind `> ` at the end of a failed build. */
  readonly log: boolean
}

/** How much of a text is looked at: its head and its tail, because Nix prints the cause first or last. */
const HEAD = { units: 256 * 1024, lines: 4_000 }
const TAIL = { units: 1024 * 1024, lines: 16_000 }
/** How much of one line is looked at, at each end. */
const LINE_END = 4_000
/** Spaces in front of every line are dropped, up to so many. */
const MOST_INDENT = 16
/** A line has at most so many layers around it; each pass removes one. */
const MAX_LAYERS = 8

/** Splits a pasted text into lines and cleans each. Takes time in proportion to the text, and looks closely at no more than
    about 1.3 million units of it. */
export function cleanLines(text: string): readonly CleanLine[] {
  const raw = [...rawLines(text.includes('\n') ? text : text.replaceAll('\r', '\n'))]
  const indent = raw.reduce(
    (least, line) => (/\S/.test(line.raw) ? Math.min(least, line.raw.search(/[^ ]/)) : least),
    MOST_INDENT,
  )
  const lines: CleanLine[] = []
  for (const line of raw) {
    for (const part of unpacked(line.raw.slice(indent))) lines.push({ number: line.number, ...cleanLine(part) })
  }
  return lines
}

/** Removes colours, control characters and every known prefix of one line. */
export function cleanLine(raw: string): Omit<CleanLine, 'number'> {
  let text = printable(raw.length > 2 * LINE_END ? `${raw.slice(0, LINE_END)} … ${raw.slice(-LINE_END)}` : raw)
  let log = false
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const prefix = PREFIXES.find(({ pattern }) => pattern.test(text))
    if (!prefix) break
    text = text.replace(prefix.pattern, '')
    log ||= prefix.log === true
  }
  return { text: text.replace(/\s*[┃│║]$/, '').trimEnd(), log }
}

function* rawLines(text: string): Iterable<{ number: number; raw: string }> {
  const short = text.length <= HEAD.units + TAIL.units
  const head = (short ? text : text.slice(0, HEAD.units)).split('\n')
  const tail = short
    ? head.splice(HEAD.lines).slice(-TAIL.lines)
    : text.slice(-TAIL.units).split('\n').slice(-TAIL.lines)
  head.length = Math.min(head.length, HEAD.lines)
  let number = 1
  for (const raw of head) yield { number: number++, raw }
  number = linesIn(text) - tail.length + 1
  for (const raw of tail) yield { number: number++, raw }
}

function linesIn(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** The lines inside of a message in Nix's own log format (`--log-format internal-json`); any other line as it is. */
function unpacked(raw: string): readonly string[] {
  const json = /^\s*@nix (\{.*\})\s*$/.exec(raw)?.[1]
  if (!json) return [raw]
  try {
    const message = JSON.parse(json) as { action?: unknown; msg?: unknown; fields?: unknown }
    if (message.action === 'msg' && typeof message.msg === 'string') return message.msg.split('\n')
    const line = message.action === 'result' && Array.isArray(message.fields) ? message.fields[0] : null
    return typeof line === 'string' ? [`> ${line}`] : []
  } catch {
    return [raw]
  }
}

/** The text without colours, cursor movements, overwritten parts and invisible characters. */
function printable(raw: string): string {
  const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
  if (PLAIN.test(line)) return line
  return line
    .replace(ESCAPES, '')
    .replace(/^[\s\S]*\r(?=[^\r])/, '')
    .replace(/â€[˜™š›œž\u009d]/g, "'")
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(INVISIBLE, '')
}

/** Nothing in it but letters, marks and quotes that need no look. */
const PLAIN = /^[\t -Z\\^-~‘’“”…]*$/

/** Sequences of ECMA-48 and xterm, also with their escape character lost (`[31;1m`) or spelled out (`^[[0m`, `\e[0m`). */
const ESCAPES = new RegExp(
  [
    String.raw`(?:\u001b|␛|\^\[|\\(?:e|033|x1b|u001b))\[[0-?]{0,32}[ -/]{0,4}[@-~]`,
    String.raw`\u001b\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\)?`,
    String.raw`\u001b[()][0-9A-B]`,
    String.raw`\u001b[=>NOM78cDEHM]`,
    String.raw`\u009b[0-?]{0,32}[ -/]{0,4}[@-~]`,
    String.raw`\[\d{0,3}(?:;\d{1,3}){0,6}m`,
  ].join('|'),
  'g',
)

/** Control characters, marks of direction, joiners of zero width, the byte order mark. */
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}]/gu

interface Prefix {
  readonly pattern: RegExp
  readonly log?: boolean
}

const LEVEL = '(?:error|warning|trace|fatal|evaluation warning):'
const NAME = String.raw`[A-Za-z][\w.@+:-]{0,80}`

/** What stands in front of a line of Nix, each anchored and bounded. */
const PREFIXES: readonly Prefix[] = [
  // Times of logs: GitHub and GitLab (2026-11-20T22:55:01.123Z), programs ([2026-11-20 22:55:01]), `ts` (22:55:01).
  {
    pattern: /^\s{0,4}\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?:? ?/,
  },
  { pattern: /^\s{0,4}\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]? / },
  { pattern: /^\d\d[OE]\+? / },
  // The journal and syslog: Nov 20 22:55:01 laptop nixos-upgrade-start[1234]:
  { pattern: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,64} [\w.@/()-]{1,80}(?:\[\d{1,10}\])?: / },
  // gh run view --log: job, step and time between tabs.
  { pattern: /^[^\t]{1,80}\t[^\t]{1,80}\t(?=\d{4}-)/ },
  // Marks of GitHub Actions and GitLab.
  { pattern: /^##\[[a-z]{1,16}\]/ },
  { pattern: /^::[a-z]{1,16}(?: [^:]{0,200})?::/ },
  { pattern: /^section_(?:start|end):\d{1,12}:[\w.-]{1,64}/ },
  // docker build: #12 3.456
  { pattern: /^#\d{1,4} \d{1,6}\.\d{1,3} / },
  // Levels of colmena, deploy-rs, nh and others: [ERROR], 🚀 ❌ [deploy] [ERROR].
  { pattern: /^\s{0,2}(?:\p{Extended_Pictographic}\ufe0f?){1,4} {0,2}/u },
  { pattern: /^\s{0,2}\[(?:INFO|WARN|WARNING|ERROR|DEBUG|deploy|activate|build|push|dry-run)\s?\]:? ?/ },
  // A builder's line: `name> `, and at the end of a failed build `       > `. In NixOS tests, `machine # ` follows.
  { pattern: /^(?!nix-repl>)[A-Za-z0-9][\w.+?=@-]{0,120}> ?(?! {0,1}\S{0,40}[$#] )/, log: true },
  { pattern: /^\s{0,12}> {0,1}/, log: true },
  { pattern: new RegExp(`^${NAME} #(?: (?=\\S)|$)`) },
  // Tables of colmena, docker compose and nix-output-monitor.
  { pattern: new RegExp(`^\\s{0,24}${NAME} {1,24}\\| `) },
  { pattern: /^\s{0,3}[|┃│║] ?/ },
  // Comments and lists that hold an error.
  { pattern: /^\s{0,24}(?:#|\/\/|--|;{1,2}|\*|%)(?:\s{1,40}(?=\S)|$)/ },
  { pattern: new RegExp(`^\\s{0,8}[-•] (?=${LEVEL})`) },
  // Quoted, or behind the name of the program.
  { pattern: new RegExp(`^\\s{0,8}[\`'"“‘«]{1,3}(?=${LEVEL})`) },
  {
    pattern: new RegExp(
      `^\\s{0,8}(?:nix(?:-[a-z-]{1,20}| [a-z-]{1,20})?|nixos-rebuild|home-manager|darwin-rebuild|[Ee]rror): (?=${LEVEL})`,
    ),
  },
]
