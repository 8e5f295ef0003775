#!/usr/bin/env bash
# What every pipeline does, and what you can do at the desk. Prints the store paths to be released.
set -euo pipefail

nix flake check --no-update-lock-file --print-build-logs >&2
nix build --no-update-lock-file --print-build-logs --no-link --print-out-paths \
  .#nixosConfigurations.web.config.system.build.toplevel
