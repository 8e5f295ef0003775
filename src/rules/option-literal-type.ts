import { finding, replace, safe, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Node, type SourceFile } from '../engine/model.ts'
import { type Definition, definitionsOf, type Module, modulesOf } from '../nix/modules.ts'
import { is, stringValue, unwrap } from '../nix/syntax.ts'

type Kind = 'text' | 'boolean' | 'list of texts' | 'list of ports' | 'list of packages'

/** Options that nearly every configuration sets, by kind; `*` is any name. Source: the option search of NixOS and home-manager. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...kinds(
    'text',
    'system.stateVersion home.stateVersion networking.hostName networking.domain networking.hostId home.username',
  ),
  ...kinds('text', 'time.timeZone i18n.defaultLocale'),
  ...kinds('list of ports', 'networking.firewall.allowedTCPPorts networking.firewall.allowedUDPPorts'),
  ...kinds('list of packages', 'environment.systemPackages home.packages fonts.packages users.users.*.packages'),
  ...kinds(
    'list of texts',
    `users.users.*.extraGroups boot.kernelModules boot.kernelParams boot.initrd.kernelModules boot.initrd.availableKernelModules
     networking.nameservers environment.pathsToLink users.users.*.openssh.authorizedKeys.keys`,
  ),
])

export default defineRule({
  id: 'option-literal-type',
  family: 'option',
  summary: 'well-known option with a value of the wrong kind',
  severity: 'error',
  fix: 'safe',
  errors: ["A definition for option `…' is not of type `…'."],
  related: ['option-null-default'],
  on: ['source_code'],

  *check(_, file) {
    for (const module of modulesOf(file)) {
      for (const definition of definitionsOf(module)) {
        const kind = kindOf(definition)
        let value = definition.value ? unwrap(definition.value) : null
        while (is(value, 'with_expression')) value = value.field('body')
        if (!kind || !value) continue
        if (kind.startsWith('list')) yield* inList(kind, value, definition, module, file)
        // nix-darwin counts its state versions: 5, 6.
        else if (!fits(kind, value) && !(definition.path[0] === 'system' && is(value, 'integer_expression')))
          yield problem(value, kind, definition, fixOf(kind, value, file))
      }
    }
  },
})

function kinds(kind: Kind, names: string): (readonly [string, Kind])[] {
  return names
    .trim()
    .split(/\s+/)
    .map(name => [name, kind] as const)
}

function kindOf({ path, statement, keys }: Definition): Kind | null {
  if (!is(statement, 'binding') || statement.field('attrpath')?.fields('attr').at(-1) !== keys.at(-1)) return null
  if (path.at(-1) === 'enable' && path.length === 3 && (path[0] === 'services' || path[0] === 'programs'))
    return 'boolean'
  const name = path[0] === 'users' && path[1] === 'users' ? ['users', 'users', '*', ...path.slice(3)] : path
  return KINDS.get(name.join('.')) ?? null
}

function* inList(
  kind: Kind,
  value: Node,
  definition: Definition,
  { formals }: Module,
  file: SourceFile,
): Generator<Finding> {
  if (is(value, 'string_expression', 'integer_expression')) {
    const fix = [safe(file, 'Put it into a list', replace(value, `[ ${value.text} ]`))]
    const isElement = is(value, 'integer_expression') ? kind === 'list of ports' : kind === 'list of texts'
    yield problem(value, kind, definition, isElement ? fix : [])
  }
  if (!is(value, 'list_expression')) return
  const hasPkgs = formals?.fields('formal').some(formal => formal.field('name')?.text === 'pkgs')
  for (const element of value.fields('element')) {
    const text = stringValue(element)
    if (text === null) continue
    if (kind === 'list of ports') {
      const fix = /^[1-9]\d*$/.test(text) ? [safe(file, 'Take off the quotes', replace(unwrap(element), text))] : []
      yield problem(element, kind, definition, fix)
    } else if (kind === 'list of packages' && !text.startsWith('/')) {
      const isName = hasPkgs && /^[a-z][\w-]*$/i.test(text)
      yield problem(
        element,
        kind,
        definition,
        isName ? [suggested(file, `Take \`pkgs.${text}\``, replace(element, `pkgs.${text}`))] : [],
      )
    }
  }
}

/** Only literals are judged. */
function fits(kind: Kind, value: Node): boolean {
  if (is(value, 'integer_expression', 'float_expression', 'list_expression', 'attrset_expression')) return false
  return kind === 'text' || !is(value, 'string_expression', 'indented_string_expression')
}

function fixOf(kind: Kind, value: Node, file: SourceFile) {
  const text = stringValue(value)
  if (kind === 'boolean' && (text === 'true' || text === 'false'))
    return [safe(file, 'Take off the quotes', replace(value, text))]
  const isNumber = kind === 'text' && is(value, 'integer_expression', 'float_expression')
  return isNumber ? [safe(file, 'Put it into quotes', replace(value, `"${value.text}"`))] : []
}

const problem = (at: Node, kind: Kind, { path }: Definition, fixes: Finding['fixes'] = []): Finding =>
  finding(at, `\`${path.join('.')}\` is a ${kind}, this is ${nameOf(unwrap(at))}.`, ...fixes)

function nameOf(node: Node): string {
  if (is(node, 'string_expression', 'indented_string_expression')) return 'a text'
  if (is(node, 'list_expression')) return 'a list'
  return is(node, 'attrset_expression') ? 'a set' : 'a number'
}
