import type { Node, Project, SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf, type Input } from './flake.ts'
import { scopesOf } from './scope.ts'
import { is, keyName } from './syntax.ts'

/** What is taken from an input: `x.lib.y` and `inputs.x.lib.y` take `lib` and `y` from `x`. */
export interface InputUse {
  readonly flake: Flake
  readonly input: Input
  /** The names behind the input, dynamic ones included; at least one. */
  readonly attrs: readonly Node[]
}

/** The input from which a `select_expression` takes something. In `flake.nix`, an argument of `outputs` is an input, or the set of all;
    in any other file, an argument called `inputs` is that set, as `specialArgs = { inherit inputs; }` makes it. Null where there is a
    default (`or`), or the input is not declared. */
export function inputUse(select: Node, file: SourceFile, project: Project): InputUse | null {
  const base = select.field('expression')
  const attrs = select.field('attrpath')?.fields('attr') ?? []
  if (!is(base, 'variable_expression') || select.field('default')) return null
  const binding = scopesOf(file).bindingOf(base)
  const own = flakeOf(file)
  // The inputs of a `devenv.nix` are those of its `devenv.yaml`.
  const isDevenv = file.path.endsWith('devenv.nix')
  const flake = own ?? (base.text === 'inputs' && !isDevenv ? rootFlake(project) : null)
  if (!flake || !binding || binding.kind === 'let' || binding.kind === 'rec') return null
  if (own && binding.owner !== own.outputs?.function) return null
  const isSet = own ? binding.kind === 'universal' : true
  const name = isSet ? (attrs[0] ? keyName(attrs[0]) : null) : base.text
  const input = name === null ? undefined : flake.inputs.get(name)
  const rest = isSet ? attrs.slice(1) : attrs
  return input && rest.length > 0 ? { flake, input, attrs: rest } : null
}

function rootFlake(project: Project): Flake | null {
  const file = project.files.get('flake.nix')
  return file ? flakeOf(file) : null
}
