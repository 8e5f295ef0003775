import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { definitionsIn } from '../nix/definitions.ts'
import { booleanValue } from '../nix/syntax.ts'

export default defineRule({
  id: 'k3s-airgap-images',
  family: 'airgap',
  summary: 'K3s without the images that it starts with',
  severity: 'warning',
  fix: 'none',
  errors: ['failed to pull image "rancher/mirrored-pause:…"', 'ErrImagePull', 'ImagePullBackOff'],
  words: ['k3s'],
  on: ['source_code'],

  *check(_, file, { target, files }) {
    const enable = definitionsIn(file)
      .get('services.k3s.enable')
      ?.find(({ value }) => booleanValue(value) === true)
    if (target.profile !== 'airgap' || !enable) return
    // Another file may bring them, or a registry that is at hand.
    const brings =
      /services\.k3s\.images|\bk3s\b[\s\S]*\bimages\s*=|airgap-?images|agent\/images|registries\.yaml|private-?registry|system-default-registry/i
    if ([...files.values()].some(({ text }) => brings.test(text))) return
    yield finding(enable.keys.at(-1)!, 'Without a network K3s has no images to start: give it `services.k3s.images`.')
  },
})
