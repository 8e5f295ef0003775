import type { Node, SourceFile } from '../engine/model.ts'
import { type Attrs, attrsOf, isSet, statementsOf } from './attrs.ts'
import { isFlakePath } from './flake.ts'
import { inlineModules, isOfHome } from './inline-modules.ts'
import { memo, perFile } from './memo.ts'
import { calleeName, callOf, is, keyName, unwrap } from './syntax.ts'

/** A module of NixOS, home-manager, nix-darwin or flake-parts: a set, or a function that makes one. */
export interface Module {
  readonly file: SourceFile
  /** The function, or null when the module is a set as it stands. */
  readonly function: Node | null
  readonly formals: Node | null
  /** What the module is: a set, or the whole in `mkIf`, `mkMerge` or `//` (see `isMarked`). */
  readonly set: Node
  /** None when it is marked. */
  readonly attrs: Attrs
  /** The whole module is `mkIf c { … }`, `mkMerge [ … ]`, an `if`, or sets joined by `//`: it has no parts of its own. */
  readonly isMarked: boolean
  /** It is a file of its own, not written inside another expression. */
  readonly isFile: boolean
  /** It is one of home-manager for sure. Of most modules that define only `programs` nobody can tell. */
  readonly isHome: boolean
}

/** One option that a module sets: `services.openssh.enable = true`. */
export interface Definition {
  /** Static names only; ends before a dynamic one. */
  readonly path: readonly string[]
  readonly keys: readonly Node[]
  readonly statement: Node
  /** What it is set to, out of `mkDefault`, `mkForce`, `mkOverride` and the like; null when inherited. */
  readonly value: Node | null
}

/** What a file holds, as far as its form tells. Rules about one kind stay silent on the others. */
export type FileKind = 'flake' | 'lock' | 'module' | 'overlay' | 'package' | 'shell' | 'plain'

export const kindOf: (file: SourceFile) => FileKind = perFile(file => {
  if (file.root.type === 'lock_document') return 'lock'
  if (isFlakePath(file.path)) return 'flake'
  const expression = file.root.field('expression')
  if (!expression) return 'plain'
  const fn = unwrap(expression)
  const body = bodyOf(fn)
  if (moduleAt(file, fn, true)) return 'module'
  if (is(fn, 'function_expression')) {
    const inner = fn.field('body')
    const names = [
      fn.field('universal')?.text,
      is(inner, 'function_expression') ? inner.field('universal')?.text : undefined,
    ]
    if (/^_?(final|self)$/.test(names[0] ?? '') && /^_?(prev|super)$/.test(names[1] ?? '')) return 'overlay'
  }
  const callee = body ? (calleeName(body) ?? '') : ''
  if (/^mkShell/.test(callee) || /(^|\/)(dev)?shell\.nix$/.test(file.path)) return 'shell'
  return formalNames(fn).length > 0 && /^(mk|build|write|stdenv|runCommand|callPackage|fetch)/.test(callee)
    ? 'package'
    : 'plain'
})

/** Every module that a document holds: the document itself, and those written out in lists called `modules` or `imports`, under
    `nixosModules` and its like, and as a user of home-manager. */
export const modulesOf: (file: SourceFile) => readonly Module[] = perFile(file => {
  const expression = file.root.field('expression')
  const own = expression && !isFlakePath(file.path) ? moduleAt(file, unwrap(expression), true) : null
  const found = own ? [own] : []
  const { count, kind, names, flags } = file.tree.data
  for (let index = 0; index < count; index++) {
    const name = names[kind[index]!]
    if (name !== 'binding' || flags[index]! & 2) continue
    const binding = file.tree.node(index)
    for (const node of inlineModules(binding)) {
      const module = moduleAt(file, node, false)
      if (module && module.set !== own?.set) found.push(isOfHome(binding) ? { ...module, isHome: true } : module)
    }
  }
  return found
})

/** The options that a module sets, at any depth, through `mkIf`, `mkMerge`, `//` and `config = …`. */
export const definitionsOf: (module: Module) => readonly Definition[] = memo(module => {
  const found: Definition[] = []
  const split = module.attrs.all.has('config') || module.attrs.all.has('options')
  for (const set of valuesOf(module.set)) {
    for (const statement of isSet(set) ? statementsOf(set) : []) gather(statement, [], [], found, 0)
  }
  if (!split) return isMark(module.set) ? found : found.filter(({ path }) => !META.has(path[0]!))
  return found.flatMap(definition => {
    if (definition.path[0] !== 'config' || definition.path.length < 2) return []
    return [{ ...definition, path: definition.path.slice(1), keys: definition.keys.slice(1) }]
  })
})

/** The set that an expression makes at last: out of parentheses, `let`, `with`, `assert` and functions. */
export function bodyOf(expression: Node): Node | null {
  let node: Node | null = unwrap(expression)
  while (is(node, 'function_expression', 'let_expression', 'with_expression', 'assert_expression')) {
    const body: Node | null = node.field('body')
    node = body ? unwrap(body) : null
  }
  return node
}

/** The names of the arguments that a function takes by name. */
export const formalNames = (fn: Node): readonly string[] =>
  fn
    .field('formals')
    ?.fields('formal')
    .flatMap(formal => formal.field('name')?.text ?? []) ?? []

/** What a module may have besides options. Source: lib/modules.nix of nixpkgs. */
const META = new Set([
  '_class',
  '_file',
  'key',
  'imports',
  'disabledModules',
  'options',
  'config',
  'meta',
  'freeformType',
])

/** Top-level option sets of NixOS, home-manager and nix-darwin that nothing else is called. */
export const OPTION_ROOTS = new Set(
  `boot console documentation environment fileSystems fonts hardware home homebrew i18n isoImage launchd networking nix nixpkgs
   power powerManagement programs security services sops age sound specialisation swapDevices system systemd time
   users virtualisation wayland xdg disko zramSwap`.split(/\s+/),
)

const MODULE_ARGUMENTS = new Set(['config', 'options', 'modulesPath', 'osConfig', 'nixosConfig'])

/** The expression as a module, when its form says that it is one. */
function moduleAt(file: SourceFile, expression: Node, isFile: boolean): Module | null {
  const fn = is(expression, 'function_expression') ? expression : null
  const set = fn ? bodyWithin(fn) : expression
  if (!set || set.hasError) return null
  const sets = isSet(set) ? [set] : isJoined(set) ? valuesOf(set).filter(isSet) : []
  if (sets.length === 0) return null
  const formals = fn?.field('formals') ?? null
  const keys = sets.flatMap(each => [...attrsOf(each).all.keys()])
  const looks = keys.some(key => key === 'imports' || key === 'options' || OPTION_ROOTS.has(key))
  const named = (fn ? formalNames(fn) : []).some(name => MODULE_ARGUMENTS.has(name))
  const isNameless = fn?.field('universal')?.text.startsWith('_') && !formals
  const isModule = isFile
    ? fn
      ? formals
        ? looks || (named && (isSet(set) || isMark(set)))
        : isNameless && looks
      : looks
    : !fn || formals !== null
  const isMarked = !isSet(set)
  const attrs = isMarked ? NONE : attrsOf(set)
  if (!isModule || (isMarked && !isFile)) return null
  const isHome = isHomeForm(isFile ? file.path : '', fn ? formalNames(fn) : [], keys)
  return { file, function: fn, formals, set, attrs, isMarked, isFile, isHome }
}

/** Names that only modules of NixOS and nix-darwin define. */
const SYSTEM_ROOTS = ['environment', 'boot', 'networking', 'users', 'fileSystems', 'hardware', 'system', 'home-manager']

const isHomeForm = (path: string, formals: readonly string[], keys: readonly string[]): boolean =>
  !keys.some(key => SYSTEM_ROOTS.includes(key)) &&
  (keys.includes('home') ||
    formals.some(name => name === 'osConfig' || name === 'nixosConfig') ||
    /(?:^|\/)(?:homes?|hm|home-?manager|home-?modules)(?=[/.-])/i.test(path))

const NONE: Attrs = { all: new Map(), complete: false, get: () => undefined }

/** In `mkIf` and `mkMerge` `imports` and `options` are definitions too. */
export const isMark = (node: Node): boolean => /^mk(?:If|Merge)$/.test(calleeName(node) ?? '')

/** Definitions, marked, joined or chosen as a whole. */
const isJoined = (node: Node): boolean =>
  is(node, 'binary_expression')
    ? node.tokens[0]?.text === '//'
    : is(node, 'if_expression') || /^(?:mkIf|mkMerge|optionalAttrs)$/.test(calleeName(node) ?? '')

/** The set of a function of one argument: `{ … }: { }`, not `a: b: { }`. */
function bodyWithin(fn: Node): Node | null {
  let node: Node | null = fn.field('body')
  while (is(node, 'let_expression', 'with_expression', 'assert_expression', 'parenthesized_expression')) {
    node = node.field(node.type === 'parenthesized_expression' ? 'expression' : 'body')
  }
  return node
}

/** Functions that mark a definition and keep its value as their last argument. */
const MARKS = new Set([
  'mkIf',
  'mkDefault',
  'mkForce',
  'mkOverride',
  'mkBefore',
  'mkAfter',
  'mkOrder',
  'mkVMOverride',
  'mkImageMediaOverride',
])

const MAX_NESTING = 12

function gather(
  statement: Node,
  names: readonly string[],
  nodes: readonly Node[],
  found: Definition[],
  depth: number,
): void {
  const isBinding = is(statement, 'binding')
  const attrs = statement.field(isBinding ? 'attrpath' : 'attrs')?.fields('attr') ?? []
  if (!isBinding) {
    for (const attr of attrs) {
      const name = keyName(attr)
      if (name !== null) found.push({ path: [...names, name], keys: [...nodes, attr], statement, value: null })
    }
    return
  }
  const unknown = attrs.findIndex(attr => keyName(attr) === null)
  const known = unknown < 0 ? attrs : attrs.slice(0, unknown)
  const path = [...names, ...known.map(attr => keyName(attr)!)]
  const keys = [...nodes, ...known]
  const values = valuesOf(statement.field('expression'))
  const sets = values.filter(isSet)
  if (path.length === 0) return
  if (unknown >= 0 || sets.length === 0 || depth >= MAX_NESTING) {
    found.push({ path, keys, statement, value: values[0] ?? null })
    return
  }
  for (const set of sets) {
    const inside = statementsOf(set)
    if (inside.length === 0) found.push({ path, keys, statement, value: set })
    for (const inner of inside) gather(inner, path, keys, found, depth + 1)
  }
}

/** The expressions that a definition may come to, out of `mkIf`, `mkMerge` and the like. */
function valuesOf(expression: Node | null): readonly Node[] {
  const found: Node[] = []
  const todo = expression ? [expression] : []
  for (let steps = 0; steps < 200; steps++) {
    const next = todo.shift()
    if (!next) break
    const node = unwrap(next)
    const name = is(node, 'apply_expression') ? (calleeName(node) ?? '') : ''
    const last = callOf(node).args.at(-1)
    if ((MARKS.has(name) || name === 'optionalAttrs') && last) todo.push(last)
    else if (is(node, 'if_expression'))
      todo.push(...[node.field('consequence'), node.field('alternative')].filter(branch => branch !== null))
    else if (name === 'mkMerge' && last && is(unwrap(last), 'list_expression'))
      todo.push(...unwrap(last).fields('element'))
    else if (is(node, 'let_expression', 'with_expression'))
      todo.push(...[node.field('body')].filter(body => body !== null))
    else if (is(node, 'binary_expression') && node.tokens[0]?.text === '//') todo.push(...node.children)
    else found.push(node)
  }
  return found
}
