import type { Project } from '../engine/model.ts'
import { lastModified, lockedFlake, nixpkgsRelease } from './inputs.ts'
import { memo } from './memo.ts'
import { RELEASES } from './releases.ts'

/** The release by which a project's names are judged: the one that the reader chose; where nobody chose, none newer than what the
    project's flake takes as `nixpkgs`, by its branch, or else by the day of the revision that is locked. */
export const releaseOf: (project: Project) => string = memo(project => {
  const { release, isDefault } = project.target
  if (!isDefault) return release
  const pinned = nixpkgsRelease(project) ?? releaseOfLock(project)
  return pinned !== null && pinned < release ? pinned : release
})

function releaseOfLock(project: Project): string | null {
  const file = project.files.get('flake.nix')
  const node = file && lockedFlake(file, project)?.inputs.find(({ input }) => input.name === 'nixpkgs')?.node
  const made = node ? lastModified(node) : null
  if (made === null) return null
  return RELEASES.findLast(({ released }) => Date.parse(released) <= made * 1000)?.name ?? RELEASES[0]!.name
}
