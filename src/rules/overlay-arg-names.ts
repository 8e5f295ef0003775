import { finding, replace, safe } from '../engine/edits.ts'
import { defineRule, type Fix, type Node, type SourceFile } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { contains, descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'overlay-arg-names',
  family: 'overlay',
  summary: 'overlay whose first argument is not called `final`',
  severity: 'error',
  fix: 'safe',
  errors: ["overlay does not take an argument named 'final'"],
  related: ['overlay-not-a-function', 'overlay-final-self-reference'],
  on: ['source_code'],

  *check(_, file, { target }) {
    // Lix and Determinate Nix ask only whether an overlay is a function: `checkOverlay` of Lix, `overlaysSchema` of Determinate Nix.
    if (target.dialect !== 'nix') return
    const flake = flakeOf(file)
    for (const { path, value, within } of flake ? outputsOf(flake) : []) {
      const isOverlay = (path[0] === 'overlays' && path.length === 2) || (path[0] === 'overlay' && path.length === 1)
      const outer = isOverlay && within === 'flake' && value ? unwrap(value) : null
      if (!is(outer, 'function_expression')) continue
      const first = outer.field('universal')
      const formals = outer.field('formals')
      if (formals || (first && !/^(?:_|_?final)$/.test(first.text)))
        yield finding(
          formals ?? first!,
          '`nix flake check` refuses an overlay whose first argument is not called `final`.',
          ...(formals || !first ? [] : rename(outer, first, file)),
        )
    }
  },
})

/** Renames both arguments wherever they are used, when nothing there has the new names. */
function rename(outer: Node, first: Node, file: SourceFile): Fix[] {
  const scopes = scopesOf(file)
  const body = outer.field('body')
  const inner = is(body, 'function_expression') && !body.field('formals') ? body : null
  const second = inner?.field('universal') ?? null
  const keepsSecond = !second || !/^_?(?:super|previous|pkgs)$/.test(second.text)
  const pairs: readonly (readonly [owner: Node, key: Node, to: string])[] =
    inner && second && !keepsSecond
      ? [
          [outer, first, first.text.startsWith('_') ? '_final' : 'final'],
          [inner, second, second.text.startsWith('_') ? '_prev' : 'prev'],
        ]
      : [[outer, first, first.text.startsWith('_') ? '_final' : 'final']]
  const names = new Set(pairs.map(([, , to]) => to))
  const isTaken = descendants(outer, 'identifier').some(node => names.has(node.text))
  const edits = pairs.flatMap(([owner, key, to]) => {
    const bound = scopes.boundBy(owner).find(({ name }) => name === key.text)
    return [key, ...(bound?.references ?? [])].map(node => ({ node, to }))
  })
  const isInherited = edits.some(({ node }) => is(node.parent, 'inherited_attrs'))
  if (isTaken || isInherited || !edits.every(({ node }) => contains(outer, node))) return []
  return [safe(file, 'Rename it', ...edits.map(({ node, to }) => replace(node, to)))]
}
