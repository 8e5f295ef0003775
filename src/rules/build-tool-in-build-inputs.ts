import { finding } from '../engine/edits.ts'
import { defineRule, type Node } from '../engine/model.ts'
import { isBuild, setCallAt } from '../nix/calls.ts'
import { is, selectPath, unwrap } from '../nix/syntax.ts'

/** Programs and hooks that only run during the build. Not those that are libraries as well, such as python3, gettext or flex. */
const TOOLS = new Set(
  `autoPatchelfHook autoconf automake autoreconfHook bison cmake copyDesktopItems
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

  *check(node, file) {
    const call = setCallAt(node)
    // In a shell both lists end up on `PATH`, also when `mkDerivation` makes it.
    if (!call || !isBuild(call) || /(?:^|\/)shell\.nix$/.test(file.path)) return
    const native = new Set((call.attrs.get('nativeBuildInputs')?.values ?? []).flatMap(namesOf))
    for (const list of call.attrs.get('buildInputs')?.values ?? []) {
      for (const element of elementsOf(unwrap(list))) {
        const name = selectPath(element)?.at(-1)
        // Who lists it twice knows why.
        if (name && TOOLS.has(name) && !native.has(name))
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

const namesOf = (list: Node): (string | undefined)[] =>
  elementsOf(unwrap(list)).map(element => selectPath(element)?.at(-1))
