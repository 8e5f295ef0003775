import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { existence } from '../nix/project.ts'

export default defineRule({
  id: 'lock-missing',
  family: 'lock',
  summary: 'flake without a lock',
  severity: 'warning',
  fix: 'none',
  needs: ['project'],
  errors: ["cannot write modified lock file of flake '…' (use '--no-write-lock-file' to ignore)"],
  on: ['source_code'],

  *check(_, file, project) {
    const flake = flakeOf(file)
    const names = flake?.outputs?.formals?.fields('formal').map(formal => formal.field('name')?.text) ?? []
    const hasInputs = flake && (flake.inputs.size > 0 || names.some(name => name !== 'self'))
    // A template gets its lock from whoever takes it; a flake inside another may be one.
    if (!flake || !hasInputs || /(?:^|\/)(?:templates?|examples?|tests?|fixtures?)\//.test(file.path)) return
    const state = existence(project, file.path.replace(/flake\.nix$/, 'flake.lock'))
    const brace = { from: flake.set.from, to: flake.set.from + 1 }
    if (state === 'missing')
      yield finding(brace, 'There is no `flake.lock` here: every checkout takes other inputs. Run `nix flake lock`.')
    if (state === 'untracked')
      yield finding(brace, 'Git does not track `flake.lock`, so nobody else gets it. Run `git add flake.lock`.')
  },
})
