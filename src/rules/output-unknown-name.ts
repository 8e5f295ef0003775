import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { flakeOf } from '../nix/flake.ts'
import { nearest } from '../nix/nearest.ts'
import { outputsOf } from '../nix/outputs.ts'

/** What Nix knows, and what it lets pass. Source: src/nix/flake.cc. */
const KNOWN =
  `apps bundlers checks devShells formatter hydraJobs legacyPackages nixosConfigurations nixosModules overlays packages templates
   defaultApp defaultBundler defaultPackage defaultTemplate devShell nixosModule overlay schemas
   darwinConfigurations darwinModules flakeModule flakeModules herculesCI homeConfigurations homeModule homeModules lib nixopsConfigurations`.split(
    /\s+/,
  )

/** What tools outside of Nix read, or what is passed on under a name that says so. */
const OF_TOOLS =
  /^(?:deploy|colmena|colmenaHive|nixops|diskoConfigurations|agenix-rekey|secrets|topology|vars|debug|allSystems|currentSystem|modules|hosts|machines|nixOnDroidConfigurations|systemConfigs|githubActions|ciJobs|inputs'|om|dockerImages|images|pkgs|overlay|tests|effects|schemas|libs|std|__\w+|_\w+|\w+(?:Modules|Roles|Configurations|Profiles|Overlays|Templates|Suites|Users))$/

export default defineRule({
  id: 'output-unknown-name',
  family: 'output',
  summary: 'output that Nix does not know',
  severity: 'hint',
  fix: 'suggested',
  errors: ["warning: unknown flake output '…'"],
  related: ['output-deprecated-name'],
  on: ['source_code'],

  *check(_, file) {
    const flake = flakeOf(file)
    const seen = new Set<string>()
    for (const { path, keys, within } of flake ? outputsOf(flake) : []) {
      const [name] = path
      if (!name || within === 'per-system' || seen.has(name) || KNOWN.includes(name) || OF_TOOLS.test(name)) continue
      seen.add(name)
      const meant = nearest(name, KNOWN)
      const fix = meant ? [suggested(file, `Call it \`${meant}\``, replace(keys[0]!, meant))] : []
      const why = meant ? `; \`${meant}\` is what it knows` : ': no command finds it, and `nix flake check` warns'
      yield finding(keys[0]!, `Nix knows no output \`${name}\`${why}.`, ...fix)
    }
  },
})
