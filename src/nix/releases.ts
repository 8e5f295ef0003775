import type { Target } from '../engine/model.ts'

/** What changes from release to release, as data: rules read it, and nothing else in the code names a release. Seen on
    2026-11-20; sources: https://nixos.org/manual/nixos/stable/release-notes and the announcements on https://nixos.org/blog/. */

/** A NixOS release; dates are days, as ISO 8601. */
export interface Release {
  readonly name: string
  readonly released: string
  /** The last day with updates. */
  readonly supportedUntil: string
}

/** A name that a release took away or gave another: an option, a name of `lib`, a package. */
export interface Renamed {
  /** A dotted path, such as `services.xserver.displayManager.gdm`. */
  readonly from: string
  /** What to write instead; null when there is no replacement of the same meaning. */
  readonly to: string | null
  /** The first release in which `from` warns or is gone. */
  readonly since: string
  /** `from` no longer evaluates; absent: it still does, with a warning. */
  readonly gone?: true
  /** What to do where `to` does not say it: a sentence without full stop. */
  readonly note?: string
  /** Only in home-manager: NixOS has an option of that name too. */
  readonly home?: true
}

/** Releases that a flake may still name, oldest first. */
export const RELEASES: readonly Release[] = [
  { name: '22.05', released: '2022-05-30', supportedUntil: '2022-12-31' },
  { name: '22.11', released: '2022-11-30', supportedUntil: '2023-06-30' },
  { name: '23.05', released: '2023-05-31', supportedUntil: '2023-12-31' },
  { name: '23.11', released: '2023-11-29', supportedUntil: '2024-06-30' },
  { name: '24.05', released: '2024-05-31', supportedUntil: '2024-12-31' },
  { name: '24.11', released: '2024-11-30', supportedUntil: '2025-06-30' },
  { name: '25.05', released: '2025-05-23', supportedUntil: '2025-12-31' },
  { name: '25.11', released: '2025-11-30', supportedUntil: '2026-06-30' },
  { name: '26.05', released: '2026-05-30', supportedUntil: '2026-12-31' },
]

/** Whether a release is `other` or newer. Releases are `YY.MM`, so that their texts sort as they do. */
export const isAtLeast = (release: string, other: string): boolean => release >= other

/** The day on which these facts were seen: nobody lives before it. */
const SEEN = Date.parse('2026-11-20')

/** The release of that name that is known to have ended by `now`; a name that is not in the table is newer, and fine. */
export function endedRelease(name: string, now: Date): Release | null {
  const known = RELEASES.find(release => release.name === name)
  if (known) return Math.max(now.getTime(), SEEN) > Date.parse(`${known.supportedUntil}T23:59:59Z`) ? known : null
  const oldest = RELEASES[0]!
  return /^\d\d\.(?:03|05|09|11)$/.test(name) && name < oldest.name ? { ...oldest, name } : null
}

/** What a reader builds for who says nothing: the release of the day. */
export const targetAt = (now: Date): Target => ({
  release: currentRelease(now).name,
  isDefault: true,
  dialect: 'nix',
  profile: 'default',
  now,
})

/** The newest release at `now`. */
export const currentRelease = (now: Date): Release =>
  RELEASES.findLast(release => Date.parse(release.released) <= Math.max(now.getTime(), SEEN))!
