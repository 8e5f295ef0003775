import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { documentAt, pathUses } from '../nix/project.ts'
import { descendants, is } from '../nix/syntax.ts'

/** Modules that make an image to install from. */
const IMAGES = /\/installer\/cd-dvd\/(?:iso-image|installation-cd-[\w-]+)\.nix[">]?$/

/** What brings a system into the store of the image, in whatever file: an option for it, a list of its paths. */
const BRINGS = /\b(?:storeContents|extraDependencies|includeSystemBuildDependencies|closureInfo)\b/

export default defineRule({
  id: 'iso-offline-closure',
  family: 'iso',
  summary: 'installer image without the system that it installs',
  severity: 'warning',
  fix: 'none',
  errors: [
    "error: unable to download 'https://cache.nixos.org/nix-cache-info': Could not resolve hostname (6) Could not resolve host: cache.nixos.org",
  ],
  related: ['airgap-online-substituter', 'iso-filesystems-ignored'],
  on: ['source_code'],

  *check(_, file, project) {
    const { target, files } = project
    // A file of the image may also name the system itself, as in `environment.etc."target".source = target.config.system.build.toplevel`.
    if (target.profile !== 'airgap' || /\btoplevel\b/.test(file.text)) return
    const image = importedElements(file)
      .flatMap(element =>
        descendants(element, 'string_expression', 'path_expression', 'spath_expression', 'binary_expression'),
      )
      .find(node => IMAGES.test(node.text) && !is(node.parent, 'binary_expression'))
    if (!image || [...files.values()].some(({ text }) => BRINGS.test(text))) return
    // A module that was not handed in may bring it.
    if (pathUses(file).some(({ path, isCode }) => isCode && (path === null || !documentAt(project, path)))) return
    const message =
      'The image carries only itself: without a network it has no system to install. Name it in `isoImage.storeContents`.'
    yield finding(image, message)
  },
})
