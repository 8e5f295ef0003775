import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isBuild, setCallAt } from '../nix/calls.ts'
import { callOf, is, textWithout, unwrap } from '../nix/syntax.ts'

/** Commands that need a network, at the start of a shell command. */
const NETWORK =
  /(?:^|[;&|(]|\bthen\b|\bdo\b)[ \t]*((?:curl|wget)(?=[ \t]+[^\n;&|]*\bhttps?:(?!\/\/(?:localhost|127\.|\[::1\])))|git[ \t]+clone(?=[ \t]+[^\n;&|]*(?:https?:|git@|ssh:))|skopeo[ \t]+copy[ \t]+(?:--?\S+[ \t]+)*docker:|(?:docker|podman)[ \t]+pull|helm[ \t]+(?:(?:dependency|dep)[ \t]+(?:build|up(?:date)?)|pull|repo[ \t]+(?:add|up(?:date)?))\b|npm[ \t]+(?:ci|install|i)\b(?![^\n;&|]*(?:--offline|\.tgz))|yarn[ \t]+install(?![^\n;&|]*--offline)|pip3?[ \t]+install(?![^\n;&|]*(?:--no-index|--no-deps|\s\.|\.whl|\$))|go[ \t]+mod[ \t]+download|cargo[ \t]+(?:fetch|install)(?![^\n;&|]*--(?:offline|path))|nix-prefetch-\w+)/gm

/** What gives a package manager its packages before the build: then it asks nobody else. */
const FETCHED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^npm/, ['npmDeps', 'npmDepsHash']],
  [/^yarn/, ['yarnOfflineCache', 'offlineCache']],
  [/^cargo/, ['cargoHash', 'cargoLock', 'cargoDeps', 'cargoVendorDir']],
]

const SCRIPTS = /^(?:\w+Phase|(?:pre|post)[A-Z]\w*|buildCommand)$/

export default defineRule({
  id: 'network-in-build',
  family: 'pkg',
  summary: 'download in a build that has no network',
  severity: 'error',
  fix: 'none',
  errors: ['Could not resolve host: …', 'Temporary failure in name resolution'],
  on: ['apply_expression'],

  *check(node) {
    const call = setCallAt(node)
    const script = call ? null : runCommandScript(node)
    const isOwn = call && isBuild(call) && !isFixed(call.attrs)
    const texts = isOwn
      ? Array.from(call.attrs.all).flatMap(([name, attr]) => (SCRIPTS.test(name) ? attr.values : []))
      : script
        ? [script]
        : []
    for (const text of texts) {
      const string = unwrap(text)
      if (!is(string, 'string_expression', 'indented_string_expression')) continue
      for (const match of commandsOf(string).matchAll(NETWORK)) {
        const from = string.from + match.index + match[0].lastIndexOf(match[1]!)
        if (FETCHED.some(([tool, names]) => tool.test(match[1]!) && names.some(name => call?.attrs.all.has(name))))
          continue
        yield finding({ from, to: from + match[1]!.length }, `A build has no network, so \`${match[1]}\` fails in it.`)
      }
    }
  },
})

/** The text of a string, as long as it is, with blanks for its quotes, comments and here-documents, and `$` for what is inserted. */
function commandsOf(string: Node): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ')
  return textWithout(string, length => '$'.padEnd(length))
    .replace(/^(?:''|")/, blank)
    .replace(
      /(<<-?[ \t]*['"\\]?(\w+)[^\n]*\n)([\s\S]*?\n)(?=[ \t]*\2[ \t]*$)/gm,
      (_, start: string, _end: string, body: string) => start + blank(body),
    )
    .replace(/#.*/gm, blank)
}

/** The script of `runCommand "name" { … } ''…''`. */
function runCommandScript(node: Node): Node | null {
  if (is(node.parent, 'apply_expression') && node.parent.field('function') === node) return null
  const { callee, args } = callOf(node)
  const [, set, script] = args
  if (!/(?:^|\.)runCommand\w*$/.test(callee.text) || args.length !== 3 || !set || !script) return null
  return is(unwrap(script), 'indented_string_expression', 'string_expression') && !/\boutputHash\b/.test(set.text)
    ? script
    : null
}

/** The result is known by its hash, which is what earns a build the network. */
const isFixed = ({
  all,
  complete,
}: {
  readonly all: ReadonlyMap<string, unknown>
  readonly complete: boolean
}): boolean => !complete || all.has('outputHash') || all.has('__impure') || all.has('__noChroot')
