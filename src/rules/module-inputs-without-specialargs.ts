import { finding, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Fix, type Node, type Project, type SourceFile } from '../engine/model.ts'
import { setCallAt } from '../nix/calls.ts'
import { flakeOf } from '../nix/flake.ts'
import { modulesIn } from '../nix/imports.ts'
import { statementAfter } from '../nix/layout.ts'
import { memo } from '../nix/memo.ts'
import { definitionsOf, type Module, modulesOf } from '../nix/modules.ts'
import { is, unwrap } from '../nix/syntax.ts'

/** Which argument hands values to the modules. */
const GIVEN_BY: ReadonlyMap<string, string> = new Map([
  ['nixosSystem', 'specialArgs'],
  ['darwinSystem', 'specialArgs'],
  ['homeManagerConfiguration', 'extraSpecialArgs'],
])

export default defineRule({
  id: 'module-inputs-without-specialargs',
  family: 'module',
  summary: 'module that takes `inputs`, which nobody gives it',
  severity: 'error',
  fix: 'suggested',
  needs: ['project'],
  errors: ["attribute 'inputs' missing"],
  related: ['configuration-unknown-argument'],
  on: ['apply_expression', 'source_code'],

  *check(node, file, project) {
    if (givesByName(project)) return
    if (is(node, 'source_code')) {
      // One `extraSpecialArgs` serves all users, and may stand in any module of the system.
      if (givesToHomes(project) || isMadeElsewhere(project)) return
      for (const module of modulesOf(file)) yield* inHomes(module, file, project)
      return
    }
    const call = flakeOf(file) ? setCallAt(node) : null
    const by = call ? GIVEN_BY.get(call.name) : undefined
    if (!call?.attrs.complete || !by || ['extraArgs', 'inputs', by].some(name => call.attrs.all.has(name))) return
    const modules = call.attrs.get('modules')
    for (const list of modules?.values ?? []) {
      const elements = is(unwrap(list), 'list_expression') ? unwrap(list).fields('element') : []
      for (const element of elements) {
        const asking = modulesIn(element, file, project).find(asksForInputs)
        if (!asking || asking.file === file) continue
        const message = `\`${asking.file.path}\` takes \`inputs\`, but no \`${by}\` gives it.`
        yield finding(element, message, ...fixOf(modules!.statements[0], by, file))
      }
    }
  },
})

/** Some module may give it, under any name. */
const givesByName = memo(({ files }: Project) => [...files.values()].some(({ text }) => text.includes('_module')))

const givesToHomes = memo(({ files }: Project) =>
  [...files.values()].some(({ text }) => text.includes('extraSpecialArgs')),
)

/** A flake that makes no system itself leaves that to a framework, which may give more than the project shows. */
const isMadeElsewhere = memo(
  ({ files }: Project) =>
    files.has('flake.nix') && ![...files.values()].some(({ text }) => /\b(?:nixos|darwin)System\b/.test(text)),
)

/** The homes of users inside a system: they do not get what the modules of the system get. */
function* inHomes(module: Module, file: SourceFile, project: Project): Generator<Finding> {
  for (const { path, value } of definitionsOf(module)) {
    const isHome = path[0] === 'home-manager' && path[1] === 'users' && (path.length === 3 || path[3] === 'imports')
    const asking = isHome && value ? modulesIn(value, file, project).find(asksForInputs) : undefined
    if (!asking || !value || asking.file === file) continue
    yield finding(value, `\`${asking.file.path}\` takes \`inputs\`, but no \`home-manager.extraSpecialArgs\` gives it.`)
  }
}

const asksForInputs = ({ formals }: Module): boolean =>
  formals?.fields('formal').some(formal => formal.field('name')?.text === 'inputs' && !formal.field('default')) ?? false

function fixOf(statement: Node | undefined, by: string, file: SourceFile): Fix[] {
  const name = flakeOf(file)?.outputs?.universal?.text
  if (!statement || !name) return []
  const given = name === 'inputs' ? 'inherit inputs;' : `inputs = ${name};`
  const edit = statementAfter(file.text, statement, `${by} = { ${given} };`)
  return [suggested(file, `Give it \`${name}\``, edit)]
}
