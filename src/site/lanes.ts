/** The questions that decide which advice a reader needs, and that advice. Pages, the chooser and its script read them here. */

/** One question with the answers to choose from. */
export interface Question {
  readonly name: string
  readonly text: string
  /** The value of an answer, and its wording. */
  readonly answers: Readonly<Record<string, string>>
}

/** What follows from answers. Text in backticks is code; a link is Markdown. */
export interface Advice {
  /** The answers that all must have been given, by the question's name. */
  readonly when: Readonly<Record<string, string>>
  readonly text: string
}

export const QUESTIONS: readonly Question[] = [
  {
    name: 'system',
    text: 'What runs on the machine?',
    answers: { nixos: 'NixOS', linux: 'Another Linux', macos: 'macOS', wsl: 'Windows, with WSL', none: 'Nothing yet' },
  },
  {
    name: 'nix',
    text: 'What does `nix --version` say?',
    answers: {
      upstream: '`nix (Nix) 2.…`',
      determinate: '`nix (Determinate Nix 3.…)`',
      lix: '`nix (Lix, like Nix)`',
      none: '`command not found`',
    },
  },
  {
    name: 'pins',
    text: 'How are versions pinned?',
    answers: {
      flakes: 'A `flake.nix` with its lock',
      channels: 'Channels: `nix-channel --list` names some',
      none: 'Not at all yet',
    },
  },
  {
    name: 'role',
    text: 'What may you change?',
    answers: { root: 'The system: you have root', user: 'Your account alone' },
  },
  {
    name: 'network',
    text: 'What does the machine reach?',
    answers: { open: 'The internet', closed: 'Nothing outside, or only a mirror' },
  },
]

/** The tab that pages with lanes open first, by answers; the first that fits counts. */
export const TABS: readonly { readonly when: Readonly<Record<string, string>>; readonly tab: string }[] = [
  { when: { nix: 'determinate', system: 'macos' }, tab: 'Determinate' },
  { when: { nix: 'determinate', system: 'linux' }, tab: 'Determinate' },
  { when: { nix: 'lix', system: 'linux' }, tab: 'Lix' },
  { when: { system: 'nixos' }, tab: 'NixOS' },
  { when: { system: 'none' }, tab: 'NixOS' },
  { when: { system: 'linux' }, tab: 'Other Linux' },
  { when: { system: 'macos' }, tab: 'macOS' },
  { when: { system: 'wsl' }, tab: 'WSL' },
]

export const ADVICE: readonly Advice[] = [
  {
    when: { system: 'nixos', role: 'root' },
    text: 'The system is yours: `nixos-rebuild switch --flake .#NAME --sudo`. Choose the verb on purpose: [Rebuild and generations](/reference/rebuild-and-generations/).',
  },
  {
    when: { system: 'nixos', role: 'user' },
    text: 'Whoever administers the machine changes it. Yours are `nix develop`, `nix shell` and [Home Manager](/reference/home-manager/) on its own.',
  },
  {
    when: { system: 'linux' },
    text: 'The distribution keeps boot and services. Nix brings programs and shells, [Home Manager](/reference/home-manager/) your files; options such as `services.nginx.enable` do not work here.',
  },
  {
    when: { system: 'macos', role: 'root' },
    text: 'nix-darwin sets the system: `sudo darwin-rebuild switch --flake .#NAME`. See [Lanes](/reference/lanes/).',
  },
  {
    when: { system: 'macos', role: 'user' },
    text: 'Use [dev shells](/reference/devshells/) and [Home Manager](/reference/home-manager/) on its own.',
  },
  {
    when: { system: 'wsl' },
    text: 'NixOS-WSL is NixOS without boot and kernel, which are those of Windows. Keep repositories inside, not under `/mnt/c`. See [Lanes](/reference/lanes/).',
  },
  {
    when: { system: 'none' },
    text: 'Start in a virtual machine or with Nix on the system you have; both can be thrown away. [Lanes](/reference/lanes/) says how each is installed and removed.',
  },
  {
    when: { nix: 'none' },
    text: 'Install Nix first, or open a new shell: an installer changes only shells that start after it. See [the error](/errors/nix-command-not-found/).',
  },
  {
    when: { nix: 'determinate' },
    text: '`/etc/nix/nix.conf` belongs to Determinate: your settings go to `/etc/nix/nix.custom.conf`, and nix-darwin has `nix.enable = false`. Flakes are on from the start. See [Determinate Nix](/reference/lanes/#determinate-nix).',
  },
  {
    when: { nix: 'lix' },
    text: 'Flakes work the same. Some syntax is stricter, some settings are missing: check with `flakewise lint --dialect lix`. See [Lix](/reference/lanes/#lix).',
  },
  {
    when: { nix: 'upstream', pins: 'flakes' },
    text: 'Flakes need `experimental-features = nix-command flakes` in `nix.conf`. Read [Flakes](/reference/flakes/) next.',
  },
  {
    when: { pins: 'channels' },
    text: 'Channels work and are not deprecated. Move when nothing is broken, and never mix both: [Channels, flakes or npins](/reference/lanes/#channels-flakes-or-npins).',
  },
  {
    when: { pins: 'none' },
    text: 'Pin from the first day: a folder with a `flake.nix`, in Git, with its `flake.lock`. See [Flakes](/reference/flakes/).',
  },
  {
    when: { network: 'closed' },
    text: 'Everything that a build or a switch needs must be carried in: [Air gap](/reference/airgap/). Lint with `--profile airgap`.',
  },
]

/** The answers of a condition in the words of their questions. */
export const answersIn = (when: Readonly<Record<string, string>>): string =>
  Object.entries(when)
    .map(([name, value]) => QUESTIONS.find(question => question.name === name)!.answers[value]!)
    .join(', ')
