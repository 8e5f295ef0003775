import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { NIXPKGS, repositoryOfNode } from '../nix/inputs.ts'
import { lockOf } from '../nix/lock.ts'

/** Fewer are usual: stable, unstable, and a tool with a cache of its own. */
const MANY = 5

export default defineRule({
  id: 'lock-many-nixpkgs',
  family: 'lock',
  summary: 'five or more revisions of nixpkgs in one lock',
  severity: 'hint',
  fix: 'none',
  needs: ['lock'],
  related: ['flake-input-missing-follows'],
  on: ['lock_document'],

  *check(_, file) {
    const nodes = [...(lockOf(file)?.nodes.values() ?? [])].filter(node => repositoryOfNode(node) === NIXPKGS)
    const revisions = new Set(nodes.map(node => node.locked?.text('rev')))
    if (revisions.size < MANY) return
    const message = `This lock holds ${revisions.size} revisions of nixpkgs: each is a download, and an evaluation when it is used.`
    yield finding(nodes[0]!.key, message)
  },
})
