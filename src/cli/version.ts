import manifest from '../../package.json' with { type: 'json' }

/** The version of Flakewise. */
export const VERSION: string = manifest.version
