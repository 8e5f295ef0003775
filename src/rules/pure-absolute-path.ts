import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { ancestor, is } from '../nix/syntax.ts'

export default defineRule({
  id: 'pure-absolute-path',
  family: 'pure',
  summary: 'path of one machine',
  severity: 'warning',
  fix: 'none',
  errors: [
    "access to absolute path '…' is forbidden in pure evaluation mode (use '--impure' to override)",
    "the path '~/…' can not be resolved in pure mode",
  ],
  related: ['pure-lookup-path', 'ref-absolute-local-path'],
  on: ['path_expression', 'hpath_expression'],

  *check(node, _, project) {
    const isHome = is(node, 'hpath_expression')
    if (!isHome && (!node.text.startsWith('/') || node.text.startsWith('/nix/store/') || node.text === '/.')) return
    // In quotes, and in a call that makes a text of it, a path is only a name; without a flake it may be meant.
    if (ancestor(node, 'formal') || !project.files.has('flake.nix')) return
    if (
      is(node.parent, 'apply_expression') &&
      /^(?:builtins\.)?(?:toString|pathExists)$/.test(node.parent.field('function')?.text ?? '')
    )
      return
    yield finding(node, 'A flake sees only itself and its inputs. In quotes this is the name of a file at run time.')
  },
})
