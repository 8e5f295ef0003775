import type { Project, SourceFile } from '../engine/model.ts'
import { attrsOf, isSet } from './attrs.ts'
import { memo, perFile } from './memo.ts'
import { descendants, is } from './syntax.ts'

/** Some file of the project hands `pkgs` to the modules from outside, as `specialArgs = { inherit pkgs; }`: then it does not come
    from `config`. */
export const givesPkgs: (project: Project) => boolean = memo(project =>
  Array.from(project.files.values()).some(file => file.text.includes('pecialArgs') && hasPkgs(file)),
)

const hasPkgs = perFile((file: SourceFile) =>
  Array.from(descendants(file.root)).some(node => {
    const name = is(node, 'binding') ? node.field('attrpath')?.fields('attr').at(-1)?.text : undefined
    const value = node.field('expression')
    if (!/^(extraS|s)pecialArgs$/.test(name ?? '') || !value) return false
    return Array.from(descendants(value)).some(inner => isSet(inner) && attrsOf(inner).all.has('pkgs'))
  }),
)
