import { defineRule } from '../engine/model.ts'
import { UNUSED_SUPPRESSION } from '../engine/suppress.ts'

/** The engine finds these, because only it knows what every rule has said. */
export default defineRule({
  id: UNUSED_SUPPRESSION,
  family: 'style',
  summary: 'suppression comment that does nothing',
  severity: 'warning',
  fix: 'none',
  on: [],
  check: () => [],
})
