import { describe, expect, test } from 'vitest'
import { definitionsOf, kindOf, modulesOf } from '../../src/nix/modules.ts'
import { parse } from '../support/engine.ts'

const file = (text: string, path = 'x.nix') => parse({ path, text })

describe('what a file holds', () => {
  test.each([
    ['{ config, lib, pkgs, ... }: { services.x.enable = true; }', 'module'],
    ['{ services.x.enable = true; }', 'module'],
    ['{ pkgs, ... }: let a = 1; in { environment.systemPackages = [ a ]; }', 'module'],
    ['{ imports = [ ./a.nix ]; }', 'module'],
    ['_: { services.x.enable = true; }', 'module'],
    ['{ config, lib, ... }: lib.mkIf config.a { b = 1; }', 'module'],
    ['{ lib, ... }: lib.mkMerge [ { services.x = 1; } ]', 'module'],
    ['{ lib, ... }: { services.x = 1; } // lib.optionalAttrs true { boot.y = 2; }', 'module'],
    ['_: { a = 1; }', 'plain'],
    ['{ a, ... }: { b = 1; } // { c = 2; }', 'plain'],
    ['final: prev: { hello = prev.hello; }', 'overlay'],
    ['{ lib, stdenv, fetchurl }: stdenv.mkDerivation { pname = "x"; }', 'package'],
    ['{ pkgs }: pkgs.mkShell { }', 'shell'],
    ['{ a = 1; }', 'plain'],
    ['x: x', 'plain'],
    ['', 'plain'],
  ])('%s is a %s', (text, kind) => {
    expect(kindOf(file(text))).toBe(kind)
  })

  test('the name decides about flakes and locks', () => {
    expect(kindOf(file('{ services = 1; }', 'flake.nix'))).toBe('flake')
    expect(kindOf(file('{}', 'flake.lock'))).toBe('lock')
  })
})

const modules = (text: string, path?: string) =>
  modulesOf(file(text, path)).map(
    module => `${module.isFile ? 'file' : 'inline'} ${[...module.attrs.all.keys()].join(' ')}`,
  )

describe('modules', () => {
  test.each([
    ['{ ... }: { services.x = 1; }', ['file services']],
    ['{ imports = [ ({ lib, ... }: { boot.x = 1; }) ./a.nix ]; }', ['file imports', 'inline boot']],
    ['a: b: { services.x = 1; }', []],
  ])('%s', (text, expected) => {
    expect(modules(text)).toEqual(expected)
  })

  test('written inside a flake', () => {
    const text = `{
      outputs = { nixpkgs, ... }: {
        nixosModules.web = { config, ... }: { services.nginx.enable = true; };
        nixosConfigurations.a = nixpkgs.lib.nixosSystem {
          modules = [ ./a.nix { networking.hostName = "a"; } ] ++ [ ({ pkgs, ... }: { users.x = 1; }) ];
        };
      };
    }`
    expect(modules(text, 'flake.nix')).toEqual(['inline services', 'inline networking', 'inline users'])
  })
})

const definitions = (text: string): readonly string[] => {
  const [module] = modulesOf(file(text))
  return definitionsOf(module!).map(({ path, value }) => `${path.join('.')}=${value?.text ?? 'inherited'}`)
}

describe('the options that a module sets', () => {
  test.each([
    [
      '{ services.a.enable = true; services.b = { c = 1; d.e = 2; }; }',
      ['services.a.enable=true', 'services.b.c=1', 'services.b.d.e=2'],
    ],
    ['{ imports = [ ]; boot.x = 1; }', ['boot.x=1']],
    ['{ lib, config, ... }: { options.a = 1; config = { b = 2; }; }', ['b=2']],
    ['{ lib, config, ... }: { config = lib.mkIf config.a { services.b = 1; }; }', ['services.b=1']],
    [
      '{ lib, config, ... }: { config = lib.mkMerge [ { a.x = 1; } (lib.mkIf true { a.y = 2; }) ]; }',
      ['a.x=1', 'a.y=2'],
    ],
    ['{ lib, ... }: { services.a = lib.mkDefault 1; boot.b = lib.mkForce (x y); }', ['services.a=1', 'boot.b=x y']],
    ['{ config, ... }: { users.users.${config.me}.name = "x"; }', ['users.users="x"']],
    ['{ config, lib, ... }: lib.mkIf config.a { services.b = 1; }', ['services.b=1']],
    ['{ config, lib, ... }: lib.mkMerge [ { a.x = 1; } (lib.mkIf true { a.y = 2; }) ]', ['a.x=1', 'a.y=2']],
    ['{ config, ... }: { boot = if config.a then { b = 1; } else { c = 2; }; }', ['boot.b=1', 'boot.c=2']],
    ['{ config, lib, ... }: { boot = lib.optionalAttrs config.a { b = 1; }; }', ['boot.b=1']],
    ['{ pkgs, ... }: { inherit (pkgs) system; services.x = 1; }', ['system=inherited', 'services.x=1']],
  ])('%s', (text, expected) => {
    expect(definitions(text)).toEqual(expected)
  })
})
