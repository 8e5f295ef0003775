import { describe, expect, test } from 'vitest'
import { placesIn } from '../../src/errors/places.ts'
import { shapedLines } from '../../src/errors/shape.ts'

const where = (text: string) => placesIn(shapedLines(text))

describe('where', () => {
  test('names the option and the file of one’s own, the innermost first', () => {
    const places = where(`error:
       … while calling the 'head' builtin
         at /nix/store/kzqqrhnhh9q3dnrj3x10cdihmj09yc8p-source/lib/attrsets.nix:1534:13:
         1533|           if length values == 1 || pred here (elemAt values 1) (head values) then
             |             ^

       … while evaluating the option \`systemd.services."web 1".serviceConfig':

       … while evaluating definitions from \`/nix/store/kzqqrhnhh9q3dnrj3x10cdihmj09yc8p-source/nixos/modules/system/boot/systemd.nix':

       … while evaluating the option \`services.web."a b".port':

       … while evaluating definitions from \`/nix/store/8rr13zn8cci0fndjfgnaj2dg28qjlvd9-source/hosts/a.nix':

       (stack trace truncated; use '--show-trace' to show the full, detailed trace)

       error: undefined variable 'prot'
       at /nix/store/8rr13zn8cci0fndjfgnaj2dg28qjlvd9-source/hosts/a.nix:12:20:
           11|   services.web = {
           12|     port = prot;
             |            ^`)
    expect(places).toEqual([
      { file: 'hosts/a.nix', line: 12 },
      { file: 'hosts/a.nix', option: 'services.web."a b".port' },
    ])
  })

  test('keeps attributes with the position behind them', () => {
    const places = where(`error:
       … while evaluating the attribute 'activationPackage'
         at /home/ana/infra/home.nix:54:3:

       error: infinite recursion encountered`)
    expect(places).toEqual([{ file: '/home/ana/infra/home.nix', line: 54, attribute: 'activationPackage' }])
  })

  test('reads the traces of before Nix 2.13 from the top', () => {
    const places = where(`error: undefined variable 'lib' at /etc/nixos/web.nix:3:5
while evaluating the attribute 'imports' at /etc/nixos/configuration.nix:9:3:`)
    expect(places).toEqual([
      { file: '/etc/nixos/web.nix', line: 3 },
      { file: '/etc/nixos/configuration.nix', line: 9, attribute: 'imports' },
    ])
  })

  test('reads the definitions of a conflict', () => {
    const places = where(`error: The option \`services.web.port' has conflicting definition values:
       - In \`/nix/store/8rr13zn8cci0fndjfgnaj2dg28qjlvd9-source/hosts/a.nix': 80
       - In \`/nix/store/8rr13zn8cci0fndjfgnaj2dg28qjlvd9-source/modules/web.nix': 8080`)
    expect(places).toEqual([
      { file: 'hosts/a.nix', option: 'services.web.port' },
      { file: 'modules/web.nix', option: 'services.web.port' },
    ])
  })

  test('is empty when the trace stays in nixpkgs, or in an expression', () => {
    expect(where('       at /nix/store/kzqqrhnhh9q3dnrj3x10cdihmj09yc8p-source/lib/modules.nix:261:21:')).toEqual([])
    expect(where('       at «string»:1:1:')).toEqual([])
  })
})
