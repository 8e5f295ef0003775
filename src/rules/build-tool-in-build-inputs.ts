import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isBuild, setCallAt } from '../nix/calls.ts'
import { is, selectPath, unwrap } from '../nix/syntax.ts'

/** Programs and hooks that only run during the build. Not those that are libraries as well, such as python3 or gettext. */
const TOOLS = new Set(
  `autoPatchelfHook autoconf automake autoreconfHook bison cmake copyDesktopItems flex gobject-introspection-unwrapped
   installShellFiles makeBinaryWrapper makeWrapper meson ninja pkg-config pkgconfig pkgconf scons
   wrapGAppsHook wrapGAppsHook3 wrapGAppsHook4 wrapQtAppsHook unzip`.split(/\s+/),
)

export default defineRule({
  id: 'build-tool-in-build-inputs',
  family: 'pkg',
  summary: 'build tool in `buildInputs`',
  severity: 'warning',
  fix: 'none',
  errors: ['cmake: command not found'],
  words: ['buildInputs'],
  on: ['apply_expression'],

  *check(node) {
    const call = setCallAt(node)
    if (!call || !isBuild(call)) return
    for (const list of call.attrs.get('buildInputs')?.values ?? []) {
      for (const element of elementsOf(unwrap(list))) {
        const name = selectPath(element)?.at(-1)
        if (name && TOOLS.has(name))
          yield finding(element, `\`${name}\` runs during the build: it belongs in \`nativeBuildInputs\`.`)
      }
    }
  },
})

/** The elements of a list, also behind `with pkgs;`. */
function elementsOf(node: Node): readonly Node[] {
  const list = is(node, 'with_expression') ? node.field('body') : node
  return list && is(unwrap(list), 'list_expression') ? unwrap(list).fields('element') : []
}
