import type { Document } from '../src/engine/model.ts'
import cleanFlake from './examples/clean/flake.nix?raw'
import cleanWeb from './examples/clean/modules/web.nix?raw'
import firstFlake from './examples/first-flake/flake.nix?raw'
import hostFlake from './examples/host/flake.nix?raw'
import hostWeb from './examples/host/hosts/web.nix?raw'
import privateInputs from './examples/private-inputs/flake.nix?raw'

export interface Example {
  readonly title: string
  /** What there is to see, in one line. */
  readonly about: string
  readonly files: readonly Document[]
}

/** The first one greets whoever comes for the first time. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  {
    title: 'A first flake',
    about: 'Names that do not match, outputs without a system, an impure built-in.',
    files: [{ path: 'flake.nix', text: firstFlake }],
  },
  {
    title: 'Private repositories',
    about: 'Git addresses that are not URLs, and how they are written.',
    files: [{ path: 'flake.nix', text: privateInputs }],
  },
  {
    title: 'A host and its module',
    about: 'Two files: old output names, old commands, imports that never end.',
    files: [
      { path: 'flake.nix', text: hostFlake },
      { path: 'hosts/web.nix', text: hostWeb },
    ],
  },
  {
    title: 'A clean flake',
    about: 'Two servers, a module, a shell: nothing to report.',
    files: [
      { path: 'flake.nix', text: cleanFlake },
      { path: 'modules/web.nix', text: cleanWeb },
    ],
  },
]
