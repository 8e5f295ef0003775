import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { stringValue } from '../nix/syntax.ts'

/** The longest name that ISO 9660 has room for. */
const LONGEST = 32

export default defineRule({
  id: 'iso-volume-id',
  family: 'iso',
  summary: 'volume name that is too long for an ISO image',
  severity: 'error',
  fix: 'suggested',
  errors: ['isoImage.volumeID … is … characters. That is … characters longer than the limit of 32.'],
  words: ['volumeID'],
  on: ['source_code'],

  *check(_, file) {
    for (const { value } of definitionsIn(file).get('isoImage.volumeID') ?? []) {
      const name = value ? stringValue(value) : null
      if (!value || name === null || name.length <= LONGEST) continue
      const short = name.slice(0, LONGEST).replace(/[-_. ]+$/, '')
      const message = `The name of a volume has at most ${LONGEST} letters; this one has ${name.length}.`
      const fix = /^[\w.-]+$/.test(short) ? [suggested(file, 'Shorten it', replace(value, `"${short}"`))] : []
      yield finding(value, message, ...fix)
    }
  },
})
