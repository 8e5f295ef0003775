import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { definitionsOf, modulesOf } from '../nix/modules.ts'
import { calleeName, contains, descendants, is, textWithout } from '../nix/syntax.ts'

/** Commands that wait for a person. By their name alone they may be a path (`ln -s …/bin/fzf`): they stand at the start of a command,
    `fzf` without what makes it answer by itself, `passwd` not behind a pipe. */
const ASKS = [
  /(?:^|[;&|(]|\bthen\b|\bdo\b|\bif\b|\/bin\/)[ \t]*(read[ \t]+(?:-\w+[ \t]+)*-\w*p|gum[ \t]+(?:choose|input|confirm|filter|write)|dialog[ \t]+--|whiptail[ \t]+--)/gm,
  /(?:^|[;&|(]|\bthen\b|\bdo\b|\bif\b)[ \t]*(?:[^\s;&|()]*\/)?(fzf)\b(?!\/)(?![^\n;&|]*[ \t](?:-f|--(?:filter|bash|zsh|fish|version|help|man)\b))/gm,
  /(?:^|[;&(]|\bthen\b|\bdo\b|\bif\b)[ \t]*(?:[^\s;&|()]*\/)?(passwd)[ \t]*$/gm,
]

/** The text of a `<<EOF`. */
const HERE = /(?<!<)<<-?[ \t]*(['"]?)(\w+)\1[^\n]*\n[\s\S]*?\n[ \t]*\2[ \t]*$/gm

export default defineRule({
  id: 'interactive-activation',
  family: 'iso',
  summary: 'question in a script that nobody can answer',
  severity: 'error',
  fix: 'none',
  words: ['activationScripts', 'userActivationScripts', 'activation', 'postBootCommands', 'initrd'],
  on: ['source_code'],

  *check(_, file) {
    for (const { path, value } of modulesOf(file).flatMap(definitionsOf)) {
      const where = placeOf(path)
      if (!where || !value) continue
      for (const node of descendants(value, 'string_expression', 'indented_string_expression')) {
        if (!isFile(node, value)) yield* questionsIn(node, where)
      }
    }
  },
})

/** Scripts that run when nobody looks, by what they are called. */
function placeOf(path: readonly string[]): string | null {
  if (!['system', 'home', 'boot'].includes(path[0] ?? '')) return null
  const name = path.join('.')
  if (/^system\.(?:activationScripts|userActivationScripts)\./.test(name)) return 'An activation script'
  if (/^home\.activation\./.test(name)) return 'An activation script'
  if (/^boot\.(?:postBootCommands|initrd\.\w+Commands)$/.test(name)) return 'A script of the boot'
  return null
}

/** The string is written into a file, which somebody may run later: `pkgs.writeShellScript "ask" ''…''`. */
function isFile(string: Node, value: Node): boolean {
  for (let node = string.parent; node && contains(value, node); node = node.parent) {
    if (/^(?:write|runCommand|mkDerivation)/.test(calleeName(node) ?? '')) return true
  }
  return false
}

function* questionsIn(node: Node, where: string) {
  const script = scriptOf(node)
  for (const match of ASKS.flatMap(asks => [...script.matchAll(asks)])) {
    const command = match[1]!.trim()
    const from = node.from + match.index + match[0].lastIndexOf(match[1]!)
    yield finding(
      { from, to: from + command.length },
      `${where} runs without a terminal: nobody answers \`${command}\`.`,
    )
  }
}

/** What the shell reads, place by place: for what is interpolated there are letters, for quotation marks and files spaces. */
function scriptOf(string: Node): string {
  const mark = is(string, 'indented_string_expression') ? 2 : 1
  const blank = (text: string): string => ' '.repeat(text.length)
  const text = textWithout(string, length => 'x'.repeat(length))
  return (blank(text.slice(0, mark)) + text.slice(mark, -mark) + blank(text.slice(-mark))).replace(HERE, blank)
}
