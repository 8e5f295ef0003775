declare global {
  /** How a copy of the site that is read without a server loads a module; `src/offline/runtime.ts` sets it. */
  var flakewiseModules: ((address: string) => Promise<unknown>) | undefined
}

/** A module by its address, loaded when it is first asked for.
    @throws when it cannot be loaded */
export const loadModule = (address: string): Promise<unknown> =>
  globalThis.flakewiseModules ? globalThis.flakewiseModules(address) : import(/* @vite-ignore */ address)
