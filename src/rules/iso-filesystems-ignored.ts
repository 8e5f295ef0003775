import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { modulesOf } from '../nix/modules.ts'
import { calleeName, descendants } from '../nix/syntax.ts'

/** Modules that force the whole option. `iso-image.nix` and those of `netboot` force entries of their own, and others stay. Source:
    nixos/modules/installer/cd-dvd/installation-cd-base.nix of nixpkgs. */
const IMAGES = /\/installer\/cd-dvd\/installation-cd-[\w-]+\.nix"?$/

export default defineRule({
  id: 'iso-filesystems-ignored',
  family: 'iso',
  summary: '`fileSystems` in an installer image, which has its own',
  severity: 'warning',
  fix: 'none',
  words: ['cd-dvd'],
  on: ['source_code'],

  *check(_, file) {
    for (const { attrs } of modulesOf(file)) {
      const imports = attrs.get('imports')?.values[0]
      const isImage = imports && descendants(imports).some(node => IMAGES.test(node.text))
      if (!isImage) continue
      for (const name of ['fileSystems', 'swapDevices']) {
        const attr = attrs.get(name) ?? attrs.get('config', name)
        if (!attr || attr.values.some(isMeant)) continue
        const message = `The image sets \`${name}\` with a higher priority, so this is dropped without a word.`
        yield finding(attr.keys[0]!, message)
      }
    }
  },
})

/** The whole option has the priority of the image, or says that there is nothing. */
const isMeant = (value: Node): boolean =>
  /^mk(?:Force|Override|ImageMediaOverride)$/.test(calleeName(value) ?? '') || /^\[\s*\]$/.test(value.text)
