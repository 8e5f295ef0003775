import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright'

/** Chromium from PATH, or else the one that Playwright has installed.
    @throws when there is neither, with the command that gets one */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = onPath(['chromium', 'chromium-browser', 'google-chrome'])
  try {
    return await chromium.launch({ args: ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  } catch (cause) {
    if (executablePath) throw cause
    throw new Error(
      'No Chromium was found. Get one with `apt-get install chromium` or `npx playwright install chromium`.',
      {
        cause,
      },
    )
  }
}

/** Chromium talks to nobody, and runs as root, where its sandbox does not. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
