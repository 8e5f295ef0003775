import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import type { Attr } from '../nix/attrs.ts'
import { setCallAt } from '../nix/calls.ts'
import { is } from '../nix/syntax.ts'

interface Builder {
  /** What the flake is called that has it in its `lib`. */
  readonly flake: RegExp
  readonly takes: readonly string[]
  /** The argument whose attributes every module can take, and what people call it. */
  readonly special: string
  readonly mistaken: string
}

/** Sources: nixos/lib/eval-config.nix of nixpkgs, lib/eval-config.nix of home-manager. Neither function has `...`. */
const BUILDERS: ReadonlyMap<string, Builder> = new Map([
  [
    'nixosSystem',
    {
      flake: /nixpkgs|^(?:un)?stable$/,
      takes:
        'system pkgs baseModules extraArgs specialArgs modules modulesLocation check prefix lib extraModules'.split(
          ' ',
        ),
      special: 'specialArgs',
      mistaken: 'extraSpecialArgs',
    },
  ],
  [
    'homeManagerConfiguration',
    {
      flake: /home-?manager|^hm$/i,
      takes: 'check extraSpecialArgs lib modules pkgs minimal'.split(' '),
      special: 'extraSpecialArgs',
      mistaken: 'specialArgs',
    },
  ],
])

/** What `homeManagerConfiguration` took until 22.11, and where it is said now. */
const OLD: ReadonlyMap<string, string> = new Map([
  ['system', 'the platform is that of `pkgs`'],
  ...['username', 'homeDirectory', 'stateVersion'].map(name => [name, `set \`home.${name}\` in a module`] as const),
  ['configuration', 'put it into `modules`'],
  ['extraModules', 'put them into `modules`'],
])

export default defineRule({
  id: 'configuration-unknown-argument',
  family: 'module',
  summary: 'argument that `nixosSystem` or `homeManagerConfiguration` does not take',
  severity: 'error',
  fix: 'safe',
  errors: ["function 'anonymous lambda' called with unexpected argument '…'"],
  related: ['nixossystem-legacy-args', 'module-inputs-without-specialargs'],
  words: [...BUILDERS.keys()],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    const builder = call ? BUILDERS.get(call.name) : undefined
    const [lib, flake] = call ? [call.path.at(-2), call.path.at(-3)] : []
    if (!call || !builder || lib !== 'lib' || !builder.flake.test(flake ?? '')) return
    for (const attr of call.attrs.all.values()) {
      if (builder.takes.includes(attr.name)) continue
      const hasSpecial = call.attrs.all.has(builder.special)
      const advice =
        (call.name === 'homeManagerConfiguration' ? OLD.get(attr.name) : null) ??
        `what modules shall get goes into \`${builder.special}\``
      const message = `\`${call.name}\` takes no \`${attr.name}\`: ${advice}.`
      yield finding(attr.keys[0]!, message, ...(hasSpecial ? [] : fixOf(attr, builder, file)))
    }
  },
})

function fixOf({ name, keys, statements }: Attr, { special, mistaken }: Builder, file: SourceFile): Fix[] {
  const [statement, ...more] = statements as readonly [Node, ...Node[]]
  const [key] = keys
  if (name === mistaken && is(statement, 'binding') && more.length === 0)
    return [safe(file, `Call it \`${special}\``, replace(key!, special))]
  const isAlone = is(statement, 'inherit') && statement.field('attrs')?.fields('attr').length === 1
  if (!isAlone || !/^(?:inputs|self|outputs)$/.test(name)) return []
  return [safe(file, `Hand it over in \`${special}\``, replace(statement, `${special} = { ${statement.text} };`))]
}
