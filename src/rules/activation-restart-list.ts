import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { isAtLeast } from '../nix/releases.ts'

/** Not in a comment of the script. */
const LISTS = /(?<!^[ \t]*#.*)\/run\/nixos\/(?:dry-)?activation-(?:restart|reload)-list/m

export default defineRule({
  id: 'activation-restart-list',
  family: 'module',
  summary: 'list of units to restart, written by an activation script',
  severity: 'warning',
  fix: 'none',
  since: 'NixOS 26.05',
  needs: ['releases'],
  on: ['string_fragment'],

  *check(node, _, { target }) {
    const match = isAtLeast(target.release, '26.05') ? LISTS.exec(node.text) : null
    if (!match) return
    const from = node.from + match.index
    const message = 'NixOS 26.05 announces that 26.11 drops this list: let the unit say when it restarts.'
    yield finding({ from, to: from + match[0].length }, message)
  },
})
