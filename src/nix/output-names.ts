import { nearest } from './nearest.ts'

/** What Nix knows, lets pass, or knows by an old name. Source: `src/nix/flake.cc` of Nix 2.34. */
export const KNOWN_OUTPUTS: ReadonlySet<string> = new Set(
  `apps bundlers checks darwinConfigurations darwinModules defaultApp defaultBundler defaultPackage defaultTemplate devShell devShells
   flakeModule flakeModules formatter herculesCI homeConfigurations homeModule homeModules hydraJobs legacyPackages lib
   nixopsConfigurations nixosConfigurations nixosModule nixosModules overlay overlays packages templates`.split(/\s+/),
)

/** What tools outside of Nix read, among them Determinate Nix (`schemas`), or what is passed on under a name that says so. */
const OF_TOOLS =
  /^(?:schemas|deploy|colmena|colmenaHive|nixops|agenix-rekey|vaultix|topology|nixidyEnvs|buildbot|nixbot|clan|clanInternals|ciNix|effects|githubActions|ciJobs|om|robotnixConfigurations|debug|allSystems|currentSystem|modules|hosts|machines|secrets|vars|dockerImages|images|pkgs|tests|libs|std|__\w+|_\w+|(?!eval)\w+(?:Modules?|Roles|Configurations|Profiles|Overlays|Templates|Suites|Users|Configs))$/

export const isOfTool = (name: string): boolean => OF_TOOLS.test(name)

/** Names that people take for those of outputs, further away than a slip. */
const MEANT: Readonly<Record<string, string>> = {
  homeManagerConfigurations: 'homeConfigurations',
  homeManagerConfiguration: 'homeConfigurations',
  homeManager: 'homeConfigurations',
  nixDarwinConfigurations: 'darwinConfigurations',
  darwinSystems: 'darwinConfigurations',
  nixosSystems: 'nixosConfigurations',
  nixConfigurations: 'nixosConfigurations',
  systemConfigurations: 'nixosConfigurations',
  shells: 'devShells',
  formatters: 'formatter',
}

/** The output that a name is probably meant for; null when it is nothing like one. */
export function meantOutput(name: string): string | null {
  if (Object.hasOwn(MEANT, name)) return MEANT[name]!
  if (isOfTool(name)) return null
  // A short name is near to many: `app`, `apis` and `pkg` are none of them for sure.
  const near = name.length < 5 ? null : nearest(name, KNOWN_OUTPUTS)
  return near !== null && near.length > 4 ? near : null
}
