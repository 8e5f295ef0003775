import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { isAtLeast } from '../nix/releases.ts'

/** Source: nixos/modules/installer/cd-dvd/iso-image.nix and nixos/modules/image/file-options.nix of nixpkgs. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['isoImage.isoBaseName', 'image.baseName'],
  ['isoImage.isoName', 'image.fileName'],
  ['sdImage.imageBaseName', 'image.baseName'],
  ['sdImage.imageName', 'image.fileName'],
])

/** What this is renamed to names the file for other images; the builder of ISO images takes `image.baseName`. */
const UNHEARD = 'isoImage.isoName'

export default defineRule({
  id: 'iso-image-name',
  family: 'iso',
  summary: 'name of an image under its option from before NixOS 25.05',
  severity: 'warning',
  fix: 'safe',
  since: 'NixOS 25.05',
  needs: ['releases'],
  errors: ["The option `isoImage.isoName' defined in … has been renamed to `image.fileName'."],
  words: ['isoImage', 'sdImage'],
  on: ['source_code'],

  *check(_, file, { target }) {
    if (!isAtLeast(target.release, '25.05')) return
    for (const [from, to] of RENAMED) {
      for (const { keys } of definitionsIn(file).get(from) ?? []) {
        const [first, last] = [keys[0]!, keys[1]!]
        // Both names must stand in one path, or the set would need taking apart.
        const isWritten = first.parent === last.parent
        const range = isWritten ? { from: first.from, to: last.to } : last
        if (from === UNHEARD) {
          yield finding(
            range,
            `\`${from}\` is called \`${to}\`, and the image takes its name from \`image.baseName\` alone.`,
          )
          continue
        }
        const fixes = isWritten ? [safe(file, `Rename it to \`${to}\``, replace(range, to))] : []
        yield finding(range, `\`${from}\` is called \`${to}\`.`, ...fixes)
      }
    }
  },
})
