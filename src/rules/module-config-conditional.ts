import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from '../nix/attrs.ts'
import { fileUses } from '../nix/file-uses.ts'
import { type Module, modulesOf } from '../nix/modules.ts'
import { scopesOf } from '../nix/scope.ts'
import { givesPkgs } from '../nix/special-args.ts'
import { calleeName, callOf, descendants, is, outside, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-config-conditional',
  family: 'module',
  summary: 'definitions that are there or not depending on `config`',
  severity: 'error',
  fix: 'safe',
  errors: ['infinite recursion encountered'],
  related: ['module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file, project) {
    for (const module of modulesOf(file)) {
      for (const value of rootsOf(module)) {
        const found = conditionOf(unwrap(value))
        const name = found ? argumentIn(found.condition, module, file) : null
        if (!found || !name || (name === 'pkgs' && (!module.attrs.all.has('config') || givesPkgs(project)))) continue
        // Its `config` may be that of another module.
        if (module.isFile && fileUses(project).called.has(file)) continue
        const why = name === 'pkgs' ? ' (`pkgs` comes from it)' : ''
        const message = `What a module defines must be known before \`config\` is${why}: this condition asks for it too early. Use \`mkIf\`.`
        yield finding(found.mark, message, ...fixOf(found, value, module, file))
      }
    }
  },
})

/** The expressions that decide which options a module defines: under `config`, or all of it, through `mkMerge`, `mkIf` and `//`. */
function rootsOf({ attrs, set, isMarked }: Module): readonly Node[] {
  const found: Node[] = []
  const todo = isMarked ? [set] : [...(attrs.get('config')?.values ?? [])]
  for (let node = todo.shift(); node && found.length < 200; node = todo.shift()) {
    const inner = unwrap(node)
    const { args } = callOf(inner)
    const name = is(inner, 'apply_expression') ? calleeName(inner) : null
    const list = name === 'mkMerge' && args[0] ? unwrap(args[0]) : null
    if (is(list, 'list_expression')) todo.push(...list.fields('element'))
    else if (name === 'mkIf' && args[1]) todo.push(args[1])
    else if (is(inner, 'binary_expression') && inner.tokens[0]?.text === '//') todo.push(...inner.children)
    else found.push(node)
  }
  return found
}

interface Conditional {
  readonly mark: { readonly from: number; readonly to: number }
  readonly condition: Node
  readonly body: Node
  readonly whole: boolean
}

/** `if c then X else { }` and `optionalAttrs c X`. */
function conditionOf(node: Node): Conditional | null {
  if (is(node, 'if_expression')) {
    const [condition, body, other] = [node.field('condition'), node.field('consequence'), node.field('alternative')]
    if (!condition || !body || !other) return null
    const isEmpty = isSet(unwrap(other)) && attrsOf(unwrap(other)).all.size === 0
    return { mark: { from: node.from, to: condition.to }, condition, body, whole: isEmpty }
  }
  const { callee, args } = callOf(node)
  const [condition, body] = args
  if (calleeName(node) !== 'optionalAttrs' || !condition || !body || args.length !== 2) return null
  return { mark: { from: callee.from, to: condition.to }, condition, body, whole: true }
}

/** The argument of this module, `config` or what is made from it, that the condition needs. */
function argumentIn(condition: Node, module: Module, file: SourceFile): 'config' | 'pkgs' | null {
  const scopes = scopesOf(file)
  const todo = [condition]
  const seen = new Set<Node>()
  for (let top = todo.pop(); top && seen.size < 50; top = todo.pop()) {
    if (seen.has(top)) continue
    seen.add(top)
    for (const node of descendants(top, 'variable_expression')) {
      const binding = scopes.bindingOf(node)
      if (binding?.owner === module.function && (binding?.name === 'config' || binding?.name === 'pkgs'))
        return binding.name
      // `let cfg = config.my.web; in`
      const [definition] = binding?.kind === 'let' ? binding.definitions : []
      const value = is(definition, 'binding', 'inherit_from') ? definition.field('expression') : null
      if (value && is(unwrap(value), 'select_expression')) todo.push(value)
    }
  }
  return null
}

function fixOf({ condition, body, whole }: Conditional, value: Node, module: Module, file: SourceFile): Fix[] {
  const lib = module.formals?.fields('formal').some(formal => formal.field('name')?.text === 'lib')
  if (
    !whole ||
    // `//` would lose what the mark holds.
    is(outside(value), 'binary_expression') ||
    !lib ||
    /#|\/\*/.test(file.text.slice(value.from, value.to).replace(body.text, '').replace(condition.text, ''))
  )
    return []
  const test = is(condition, 'parenthesized_expression', 'variable_expression', 'select_expression')
    ? condition.text
    : `(${condition.text})`
  const then = isSet(body) || is(body, 'parenthesized_expression') ? body.text : `(${body.text})`
  return [safe(file, 'Use `lib.mkIf`', replace(unwrap(value), `lib.mkIf ${test} ${then}`))]
}
