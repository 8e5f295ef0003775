import type { Project, SourceFile } from '../engine/model.ts'
import { attrsOf } from './attrs.ts'
import { memo } from './memo.ts'
import { descendants } from './syntax.ts'

/** Some file of the project hands `pkgs` to the modules from outside, as `specialArgs = { inherit pkgs; }`: then it does not come
    from `config`. */
export const givesPkgs: (project: Project) => boolean = memo(project =>
  Array.from(project.files.values()).some(file => file.text.includes('pecialArgs') && hasPkgs(file)),
)

const hasPkgs = memo((file: SourceFile) =>
  descendants(file.root, 'binding').some(node => {
    const name = node.field('attrpath')?.fields('attr').at(-1)?.text
    const value = node.field('expression')
    if (!/^(extraS|s)pecialArgs$/.test(name ?? '') || !value) return false
    return descendants(value, 'attrset_expression', 'rec_attrset_expression').some(inner =>
      attrsOf(inner).all.has('pkgs'),
    )
  }),
)
