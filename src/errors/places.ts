import type { Place } from './model.ts'
import type { ShapedLine } from './shape.ts'
import { fold } from './template.ts'

const MOST_PLACES = 6
/** So much of a line is looked at: a frame is shorter. */
const LINE = 1_000

/** Where Nix was when it failed, as the frames of a trace and the definitions in a message of the module system tell it.
    @returns places outside of nixpkgs, home-manager and nix-darwin, the innermost first */
export function placesIn(lines: readonly ShapedLine[]): readonly Place[] {
  const found = [...read(lines)]
  const libraries = new Set(found.filter(({ file }) => LIBRARY_FILES.test(file)).map(({ file }) => rootOf(file)))
  const own = found.filter(({ file }) => !NO_FILE.test(file) && !libraries.has(rootOf(file) || file))
  const places = new Map<string, Place>()
  for (const place of innermostFirst(own, lines)) {
    const shown = { ...place, file: fileInFlake(place.file) ?? place.file }
    const key = `${shown.file}:${shown.line ?? ''}`
    const known = places.get(key)
    places.set(key, known ? { ...shown, ...known } : shown)
  }
  return [...places.values()].slice(0, MOST_PLACES)
}

/** The path in its flake of a file that Nix names in a copy in the store; null when it lies elsewhere. */
const fileInFlake = (path: string): string | null =>
  /^(?:\/nix\/store\/[^/]{1,120}-source|\/nix\/store\/(?:\.\.\.|…)|«[^»]{1,400}»)\/(.{1,400})$/.exec(path)?.[1] ?? null

/** Files that only these projects have, by which a copy of them in the store is known. */
const LIBRARY_FILES =
  /\/(?:lib\/(?:modules|attrsets|lists|trivial|customisation|types|options|fixed-points|strings|eval-config)\.nix|pkgs\/(?:stdenv|build-support|top-level|by-name)\/|nixos\/(?:modules|lib)\/|nixos\/common\.nix|modules\/(?:home-environment|files|system\/activation-scripts|misc\/xdg)\.nix|modules\/lib\/|eval-config\.nix)/

/** What is no file: expressions on the command line, and Nix's own. */
const NO_FILE = /^(?:«(?:string|stdin|none|unknown|nix-)|\(|<)/

const rootOf = (file: string): string => /^(?:\/nix\/store\/[^/]+|«[^»]+»)/.exec(file)?.[0] ?? ''

/** Since Nix 2.13 the outermost step stands first and the message last; before, the message stood first. */
function innermostFirst(places: readonly Place[], lines: readonly ShapedLine[]): readonly Place[] {
  const frame = lines.findIndex(line => line.kind === 'frame')
  const error = lines.findLastIndex(line => line.kind === 'message' && /^\s*error: \S/.test(line.text))
  return frame >= 0 && frame < error ? [...places].reverse() : places
}

function* read(lines: readonly ShapedLine[]): Iterable<Place> {
  let step: Partial<Place> = {}
  let option: string | undefined
  for (const { kind, text: whole } of lines) {
    const text = whole.slice(0, LINE)
    if (kind === 'frame') {
      step = stepOf(text)
      option = step.option ?? option
      const file = part(FILE_IN_FRAME, text)
      if (file) yield { file, ...(option && text.includes('definitions from') ? { option } : {}) }
    } else if (kind === 'message') {
      option = part(OPTION, text) ?? option
      const file = part(DEFINITION, text)
      if (file) yield { file, ...(option ? { option } : {}) }
    }
    const position = kind === 'excerpt' || kind === 'break' ? null : POSITION.exec(text)
    if (position) {
      yield { file: position[1]!, line: Number(position[2]), ...step }
      step = {}
    }
  }
}

function stepOf(frame: string): Partial<Place> {
  const option = part(/while evaluating the option '(.{1,300}?)'(?::|$| )/d, frame)
  if (option) return { option }
  const attribute = part(/while evaluating (?:the )?attribute '(.{1,300}?)'(?::|$| )/d, frame)
  return attribute ? { attribute } : {}
}

/** The first group of a pattern that is written with `'` for every quotation mark, as it stands in the text. */
function part(pattern: RegExp, text: string): string | undefined {
  const [from, to] = pattern.exec(fold(text))?.indices?.[1] ?? []
  return from === undefined ? undefined : text.slice(from, to)
}

const FILE_IN_FRAME =
  /while evaluating (?:definitions from|the file|the module argument '[^']{1,100}' in) '([^']{1,400})'/d
const DEFINITION = /^\s*- In '([^']{1,400})'/d
const OPTION = /(?:The|definition for) option '(.{1,300}?)' (?:has|is|does|was|in|already)/d
const POSITION =
  /\bat:? ((?:\/|«|<|\(|\.{1,2}\/|[\w.-]{1,80}\/)[^\n]{0,400}?|[\w.-]{1,80}\.nix):(\d{1,6})(?::\d{1,6})?(?::|$|[\s,'])/
