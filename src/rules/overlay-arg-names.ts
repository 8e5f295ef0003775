import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'overlay-arg-names',
  family: 'overlay',
  summary: 'overlay whose arguments are not called `final` and `prev`',
  severity: 'error',
  fix: 'suggested',
  errors: ["overlay does not take an argument named 'final'", "overlay does not take an argument named 'prev'"],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    for (const { path, value, within } of flake ? outputsOf(flake) : []) {
      const isOverlay = (path[0] === 'overlays' && path.length === 2) || (path[0] === 'overlay' && path.length === 1)
      if (!isOverlay || within !== 'flake' || !value) continue
      const outer = unwrap(value)
      const inner = is(outer, 'function_expression') ? outer.field('body') : null
      const names = [outer, inner].map(fn =>
        is(fn, 'function_expression') && !fn.field('formals') ? fn.field('universal') : null,
      )
      const [first, second] = names
      if (!first || !second || (/^_?(?:final)?$/.test(first.text) && /^_?(?:prev)?$/.test(second.text))) continue
      yield finding(
        { from: first.from, to: second.to },
        'The arguments of an overlay are called `final` and `prev`: `nix flake check` asks for it.',
        ...fixOf(outer, inner!, first, second, file),
      )
    }
  },
})

/** Renames both, everywhere, when the new names are free. */
function fixOf(outer: Node, inner: Node, first: Node, second: Node, file: SourceFile): Fix[] {
  const scopes = scopesOf(file)
  if (scopes.bindings.some(({ name }) => name === 'final' || name === 'prev')) return []
  const pairs = [
    [outer, first, 'final'],
    [inner, second, 'prev'],
  ] as const
  const edits = pairs.flatMap(([owner, key, to]) => {
    const references = scopes.boundBy(owner)[0]?.references ?? []
    return key.text === to || key.text === '_' ? [] : [key, ...references].map(node => ({ node, to }))
  })
  if (edits.some(({ node }) => node.parent?.type === 'inherited_attrs')) return []
  return [suggested(file, 'Rename them', ...edits.map(({ node, to }) => replace(node, to)))]
}
