import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { urlsOf } from '../nix/urls.ts'

export default defineRule({
  id: 'ref-gitlab-subgroup',
  family: 'ref',
  summary: 'group within a group, read as a branch',
  severity: 'warning',
  fix: 'suggested',
  errors: ["unable to download 'https://gitlab.com/api/v4/projects/…': HTTP error 404"],
  on: ['source_code'],

  *check(_, file) {
    for (const { node, value } of urlsOf(file)) {
      const [, group, sub, repo] = /^gitlab:([^/?]+)\/([^/?]+)\/([^/?]+)(?:\?|$)/.exec(value) ?? []
      if (
        !group ||
        !sub ||
        !repo ||
        /^(?:main|master|dev\w*|stable|trunk|HEAD|v?\d.*|release.*|[0-9a-f]{40}|nixos-.*)$|[.%]|\d/.test(repo)
      )
        continue
      const fix = suggested(
        file,
        'Join the groups with `%2F`',
        replace(node, node.text.replace(`${group}/${sub}/${repo}`, `${group}%2F${sub}/${repo}`)),
      )
      yield finding(
        node,
        `Nix reads \`${repo}\` as the branch of \`${group}/${sub}\`. A group within a group is written with \`%2F\`.`,
        fix,
      )
    }
  },
})
