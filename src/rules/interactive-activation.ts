import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { definitionsOf, modulesOf } from '../nix/modules.ts'
import { descendants } from '../nix/syntax.ts'

/** Commands that wait for a person, at the start of a shell command. */
const ASKS =
  /(?:^|[;&|(]|\$\(|\bthen\b|\bdo\b|\bif\b|\/bin\/)[ \t]*((?:read[ \t]+(?:-\w+[ \t]+)*-\w*p|gum[ \t]+(?:choose|input|confirm|filter|write)|dialog[ \t]+--|whiptail[ \t]+--|fzf\b|passwd[ \t]*$))/gm

export default defineRule({
  id: 'interactive-activation',
  family: 'iso',
  summary: 'question in a script that nobody can answer',
  severity: 'error',
  fix: 'none',
  on: ['source_code'],

  *check(_, file) {
    for (const { path, value } of modulesOf(file).flatMap(definitionsOf)) {
      const where = placeOf(path)
      if (!where || !value) continue
      for (const node of descendants(value, 'string_fragment')) yield* questionsIn(node, where)
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

function* questionsIn(node: Node, where: string) {
  for (const match of node.text.matchAll(ASKS)) {
    const command = match[1]!.trim()
    const from = node.from + match.index + match[0].lastIndexOf(match[1]!)
    yield finding(
      { from, to: from + command.length },
      `${where} runs without a terminal: nobody answers \`${command}\`.`,
    )
  }
}
