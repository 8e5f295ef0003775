import type { Renamed } from './releases.ts'

/** Options of NixOS and home-manager that have another name now, or none: what is frequent in public configurations. Sources:
    `mkRenamedOptionModule` and `mkRemovedOptionModule` in nixpkgs (nixos/modules/rename.nix and the modules themselves) and in
    home-manager, and the release notes of both; seen 2026-11. */
export const RENAMED_OPTIONS: readonly Renamed[] = [
  ...rows('20.03', {
    'i18n.consoleFont': 'console.font',
    'i18n.consoleKeyMap': 'console.keyMap',
    'i18n.consoleUseXkbConfig': 'console.useXkbConfig',
    'services.compton': 'services.picom',
  }),
  ...rows('20.09', {
    'services.mingetty': 'services.getty',
    'users.extraGroups': 'users.groups',
    'users.extraUsers': 'users.users',
  }),
  ...rows('22.05', {
    'nix.allowedUsers': 'nix.settings.allowed-users',
    'nix.autoOptimiseStore': 'nix.settings.auto-optimise-store',
    'nix.binaryCachePublicKeys': 'nix.settings.trusted-public-keys',
    'nix.binaryCaches': 'nix.settings.substituters',
    'nix.buildCores': 'nix.settings.cores',
    'nix.maxJobs': 'nix.settings.max-jobs',
    'nix.requireSignedBinaryCaches': 'nix.settings.require-sigs',
    'nix.sandboxPaths': 'nix.settings.extra-sandbox-paths',
    'nix.systemFeatures': 'nix.settings.system-features',
    'nix.trustedBinaryCaches': 'nix.settings.trusted-substituters',
    'nix.trustedUsers': 'nix.settings.trusted-users',
    'nix.useSandbox': 'nix.settings.sandbox',
  }),
  ...rows('23.05', {
    'boot.cleanTmpDir': 'boot.tmp.cleanOnBoot',
    'boot.tmpOnTmpfs': 'boot.tmp.useTmpfs',
    'boot.tmpOnTmpfsSize': 'boot.tmp.tmpfsSize',
    'services.openssh.challengeResponseAuthentication': 'services.openssh.settings.KbdInteractiveAuthentication',
    'services.openssh.forwardX11': 'services.openssh.settings.X11Forwarding',
    'services.openssh.gatewayPorts': 'services.openssh.settings.GatewayPorts',
    'services.openssh.kbdInteractiveAuthentication': 'services.openssh.settings.KbdInteractiveAuthentication',
    'services.openssh.passwordAuthentication': 'services.openssh.settings.PasswordAuthentication',
    'services.openssh.permitRootLogin': 'services.openssh.settings.PermitRootLogin',
    'services.openssh.useDns': 'services.openssh.settings.UseDns',
  }),
  ...rows('23.11', {
    'fonts.enableDefaultFonts': 'fonts.enableDefaultPackages',
    'fonts.fonts': 'fonts.packages',
    'programs.exa': 'programs.eza',
    'services.syncthing.devices': 'services.syncthing.settings.devices',
    'services.syncthing.folders': 'services.syncthing.settings.folders',
    'services.xserver.layout': 'services.xserver.xkb.layout',
    'services.xserver.xkbDir': 'services.xserver.xkb.dir',
    'services.xserver.xkbModel': 'services.xserver.xkb.model',
    'services.xserver.xkbOptions': 'services.xserver.xkb.options',
    'services.xserver.xkbVariant': 'services.xserver.xkb.variant',
  }),
  ...rows('24.05', {
    'programs.zsh.enableSyntaxHighlighting': 'programs.zsh.syntaxHighlighting.enable',
    'services.avahi.nssmdns': 'services.avahi.nssmdns4',
    'services.nextcloud.extraOptions': 'services.nextcloud.settings',
    'services.postgresql.port': 'services.postgresql.settings.port',
    'services.xserver.desktopManager.plasma6': 'services.desktopManager.plasma6',
    'services.xserver.displayManager.autoLogin': 'services.displayManager.autoLogin',
    'services.xserver.displayManager.defaultSession': 'services.displayManager.defaultSession',
    'services.xserver.displayManager.sddm': 'services.displayManager.sddm',
    'services.xserver.libinput': 'services.libinput',
  }),
  ...rows('24.11', {
    'hardware.opengl.driSupport32Bit': 'hardware.graphics.enable32Bit',
    'hardware.opengl.enable': 'hardware.graphics.enable',
    'hardware.opengl.extraPackages': 'hardware.graphics.extraPackages',
    'hardware.opengl.extraPackages32': 'hardware.graphics.extraPackages32',
    'hardware.opengl.package': 'hardware.graphics.package',
    'services.samba.shares': 'services.samba.settings',
  }),
  ...rows('25.05', {
    'hardware.pulseaudio': 'services.pulseaudio',
    'programs.git.signing.gpgPath': 'programs.git.signing.signer',
    'programs.vscode.keybindings': 'programs.vscode.profiles.default.keybindings',
    'programs.vscode.userSettings': 'programs.vscode.profiles.default.userSettings',
    'programs.zsh.initExtra': 'programs.zsh.initContent',
    'services.gnome.tracker': 'services.gnome.tinysparql',
    'services.gnome.tracker-miners': 'services.gnome.localsearch',
    'services.gpg-agent.pinentryPackage': 'services.gpg-agent.pinentry.package',
    'services.postgresql.extraPlugins': 'services.postgresql.extensions',
  }),
  ...rows('25.11', {
    'programs.git.aliases': 'programs.git.settings.alias',
    'programs.git.delta.enable': 'programs.delta.enable',
    'programs.git.delta.options': 'programs.delta.options',
    'programs.git.extraConfig': 'programs.git.settings',
    'programs.git.userEmail': 'programs.git.settings.user.email',
    'programs.git.userName': 'programs.git.settings.user.name',
    'services.logind.lidSwitch': 'services.logind.settings.Login.HandleLidSwitch',
    'services.logind.lidSwitchDocked': 'services.logind.settings.Login.HandleLidSwitchDocked',
    'services.logind.lidSwitchExternalPower': 'services.logind.settings.Login.HandleLidSwitchExternalPower',
    'services.logind.powerKey': 'services.logind.settings.Login.HandlePowerKey',
    'services.xserver.desktopManager.gnome': 'services.desktopManager.gnome',
    'services.xserver.displayManager.gdm': 'services.displayManager.gdm',
  }),
  ...rows('26.05', {
    'networking.wireless.userControlled.enable': 'networking.wireless.userControlled',
    'programs.neovim.extraLuaConfig': 'programs.neovim.initLua',
    'services.resolved.dnsovertls': 'services.resolved.settings.Resolve.DNSOverTLS',
    'services.resolved.dnssec': 'services.resolved.settings.Resolve.DNSSEC',
    'services.resolved.domains': 'services.resolved.settings.Resolve.Domains',
    'services.resolved.fallbackDns': 'services.resolved.settings.Resolve.FallbackDNS',
    'services.resolved.llmnr': 'services.resolved.settings.Resolve.LLMNR',
  }),
  {
    from: 'programs.vscode.extensions',
    to: 'programs.vscode.profiles.default.extensions',
    since: '25.05',
    home: true,
  },
  { from: 'programs.zsh.enableAutosuggestions', to: 'programs.zsh.autosuggestion.enable', since: '24.05', home: true },
  {
    from: 'programs.zsh.initExtraFirst',
    to: 'programs.zsh.initContent',
    since: '25.05',
    note: 'put the text in `lib.mkBefore`',
  },
  {
    from: 'programs.zsh.initExtraBeforeCompInit',
    to: 'programs.zsh.initContent',
    since: '25.05',
    note: 'put the text in `lib.mkOrder 550`',
  },
  {
    from: 'programs.ssh.matchBlocks',
    to: 'programs.ssh.settings',
    since: '26.05',
    note: 'its keys are those of ssh_config(5), such as `HostName`',
  },
  ...gone('23.05', {
    'boot.loader.grub.version': 'GRUB 1 is gone, leave it out',
    'hardware.video.hidpi.enable': 'set the font size where it matters',
  }),
  ...gone('24.05', {
    'programs.gnupg.agent.pinentryFlavor': 'write `programs.gnupg.agent.pinentryPackage = pkgs.pinentry-…`',
    'services.gpg-agent.pinentryFlavor': 'write `services.gpg-agent.pinentry.package = pkgs.pinentry-…`',
  }),
  ...gone('24.11', {
    'environment.noXlibs': 'take the packages without X, or an overlay',
    'hardware.opengl.driSupport': 'it is always on',
    'services.samba.extraConfig': 'write `services.samba.settings.global`',
    'sound.enable': 'ALSA needs no switch, leave it out',
    'sound.extraConfig': 'write `environment.etc."asound.conf"`',
    'sound.mediaKeys': 'bind the keys in the desktop',
  }),
  ...gone('25.11', {
    'programs.thefuck': 'it is no longer developed, take `programs.pay-respects`',
    'services.logind.extraConfig': 'write `services.logind.settings.Login`',
    'services.xserver.desktopManager.plasma5': 'Plasma 5 has ended, take `services.desktopManager.plasma6`',
    'systemd.extraConfig': 'write `systemd.settings.Manager`',
    'virtualisation.libvirtd.qemu.ovmf': 'QEMU brings its own OVMF, leave it out',
  }),
  ...gone('26.05', {
    'programs.adb': 'systemd sets the rights, add `pkgs.android-tools` for the command',
    'services.resolved.extraConfig': 'write `services.resolved.settings.Resolve`',
    'systemd.sleep.extraConfig': 'write `systemd.sleep.settings.Sleep`',
  }),
]

function rows(since: string, names: Readonly<Record<string, string>>): readonly Renamed[] {
  return Object.entries(names).map(([from, to]) => ({ from, to, since }))
}

function gone(since: string, notes: Readonly<Record<string, string>>): readonly Renamed[] {
  return Object.entries(notes).map(([from, note]) => ({ from, to: null, since, gone: true, note }))
}
