import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { selectPath } from '../nix/syntax.ts'

export default defineRule({
  id: 'state-version-computed',
  family: 'module',
  summary: '`stateVersion` that follows the release',
  severity: 'warning',
  fix: 'none',
  words: ['stateVersion'],
  on: ['source_code'],

  *check(_, file) {
    // What a test or an installer starts has no data of last year.
    if (/(?:^|\/)(?:tests?|installer|iso|live|netboot|kexec)\//.test(file.path) || IMAGE.test(file.text)) return
    for (const name of ['system.stateVersion', 'home.stateVersion']) {
      for (const { value } of definitionsIn(file).get(name) ?? []) {
        const path = value ? (selectPath(value) ?? []).join('.') : ''
        const follows =
          /^(?:lib\.(?:trivial\.)?(?:release|version)|config\.system\.nixos\.(?:release|version)|lib\.versions\.)/.test(
            path || (value?.text.replace(/^\(?/, '') ?? ''),
          )
        const isOwn = value !== null && /^lib\.versions\.majorMinor\b/.test(value.text)
        if (value && (follows || isOwn))
          yield finding(value, 'This changes with each upgrade: services then look for their data where it never was.')
      }
    }
  },
})

/** Modules and options of images that keep nothing. */
const IMAGE = /\/installer\/(?:cd-dvd|netboot|kexec)\/|\bisoImage\b/
