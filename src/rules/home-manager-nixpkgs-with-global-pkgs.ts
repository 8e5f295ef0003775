import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { modulesIn } from '../nix/imports.ts'
import { definitionsOf } from '../nix/modules.ts'
import { booleanValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'home-manager-nixpkgs-with-global-pkgs',
  family: 'module',
  summary: '`nixpkgs` options of a user beside `home-manager.useGlobalPkgs`',
  severity: 'warning',
  fix: 'none',
  needs: ['project'],
  errors: ['You have set either `nixpkgs.config` or `nixpkgs.overlays` while using `home-manager.useGlobalPkgs`.'],
  related: ['nixpkgs-config-with-external-pkgs'],
  words: ['useGlobalPkgs'],
  on: ['source_code'],

  *check(_, file, project) {
    const definitions = definitionsIn(file)
    const global = definitions.get('home-manager.useGlobalPkgs') ?? []
    const [first] = global
    if (!first || !global.every(({ value }) => booleanValue(value) === true)) return
    for (const definition of Array.from(definitions.values()).flat()) {
      const { path, keys, value } = definition
      if (path[0] !== 'home-manager' || path[1] !== 'users') continue
      if (path[3] === 'nixpkgs' && isOption(path.slice(3))) yield finding(keys[3]!, messageOf(path.slice(3), ''))
      const modules = value && path.length <= 3 ? modulesIn(value, file, project) : []
      const imported = value && path[3] === 'imports' ? modulesIn(value, file, project) : []
      for (const module of [...modules, ...imported]) {
        const own = definitionsOf(module).find(each => isOption(each.path))
        if (!own) continue
        const where = module.file === file ? own.keys[0]! : value!
        yield finding(where, messageOf(own.path, module.file === file ? '' : ` in \`${module.file.path}\``))
      }
    }
  },
})

const isOption = ([first, second]: readonly string[]): boolean =>
  first === 'nixpkgs' && (second === 'config' || second === 'overlays')

const messageOf = (path: readonly string[], where: string): string =>
  `\`${path.slice(0, 2).join('.')}\`${where} does nothing: with \`useGlobalPkgs\` the packages are those of the system.`
