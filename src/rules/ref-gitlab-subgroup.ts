import { finding, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { lockedFlake } from '../nix/inputs.ts'
import { rewritten, urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-gitlab-subgroup',
  family: 'ref',
  summary: 'repository in a subgroup of GitLab, read as a branch',
  severity: 'hint',
  fix: 'suggested',
  errors: ["unable to download 'https://gitlab.com/api/v4/projects/…/repository/commits?ref_name=…'"],
  related: ['ref-unsupported-param'],
  on: ['source_code'],

  *check(_, file, project) {
    // What Nix has locked is there: a branch after all.
    const locked = new Set(lockedFlake(file, project)?.inputs.map(each => each.isCurrent && each.asked?.url.node))
    for (const url of urlsOf(file)) {
      const match = /^gitlab:([^/?#]+)\/([^/?#]+)\/([^?#]+)(.*)$/s.exec(url.value)
      const [, group, subgroup, rest, query] = match ?? []
      if (rest === undefined || isBranch(rest) || locked.has(url.node)) continue
      const parts = [group, subgroup, ...rest.split('/')]
      const at = parts.findIndex((_, index) => index > 2 && isBranch(parts.slice(index).join('/')))
      const repository = at < 0 ? parts : parts.slice(0, at)
      const branch = at < 0 ? '' : `/${parts.slice(at).join('/')}`
      const url2 = `gitlab:${repository.slice(0, -1).join('%2F')}/${repository.at(-1)}${branch}${query}`
      yield finding(
        url.node,
        `Nix takes \`${rest}\` for a branch of \`${group}/${subgroup}\`; if that is a group, write its slash as \`%2F\`.`,
        suggested(file, 'Make it a subgroup', rewritten(url, url2)),
      )
    }
  },
})

/** It may well be a branch, a tag or a commit: usual names, and all that has a digit in it. */
const isBranch = (name: string): boolean =>
  /\d/.test(name) ||
  /^(?:main|master|trunk|dev|devel|develop|development|stable|unstable|testing|staging|next|release|releases|production|prod|latest|default|nightly|weekly|daily|canary|experimental|legacy|hotfix|bugfix|beta|alpha|wip|nixos|nix|flake|flakes|refs|feature|feat|fix|HEAD)(?:[-_/]|$)/i.test(
    name,
  )
