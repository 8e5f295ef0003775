import { describe, expect, test } from 'vitest'
import { kindOfPaste } from '../src/docs/paste.ts'

describe('what a pasted text is', () => {
  test.each([
    ['{ outputs = { self }: { }; }', 'flake'],
    ['# my flake\n{\n  inputs.nixpkgs.url = "github:NixOS/nixpkgs";\n}', 'flake'],
    ['{ description = "error: not one"; outputs = _: { }; }', 'flake'],
    ['{\n  "nodes": { },\n  "root": "root",\n  "version": 7\n}', 'lock'],
    ['{ config, lib, pkgs, ... }:\n{\n  services.openssh.enable = true;\n}', 'module'],
    ['let x = throw "error: no"; in x', 'module'],
    ["error: attribute 'x' missing", 'error'],
    ['$ nix build\nerror: infinite recursion encountered', 'error'],
    ["       … while calling the 'import' builtin\n\n       error: x", 'error'],
    ["[2026-11-20 10:00:00] error: builder for '/nix/store/x.drv' failed", 'error'],
    ["warning: Git tree '/home/ana/infra' is dirty\nerror: flake 'x' does not provide attribute 'y'", 'error'],
    ['error:\n       … while evaluating', 'error'],
  ])('%j is %s', (text, kind) => {
    expect(kindOfPaste(text)).toBe(kind)
  })
})
