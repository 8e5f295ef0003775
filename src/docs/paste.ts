/** What a text that somebody pastes is: an error goes to the decoder, everything else to the playground. */
export type PasteKind = 'flake' | 'lock' | 'module' | 'error'

/** Tells by its form what a pasted text is. Nix code that quotes an error is code: it begins as code begins. */
export function kindOfPaste(text: string): PasteKind {
  const code = text.replace(/^\s*(?:#[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*/, '')
  if (/^\{\s*"(?:nodes|root|version)"\s*:/.test(code)) return 'lock'
  const isCode =
    /^(?:[{(]|\[(?!\d)|(?:let|rec|with|import|assert)\b|[a-zA-Z_][\w'-]*\s*[@:])/.test(code) && !/^\w+:\s/.test(code)
  if (!isCode && ERROR.test(text)) return 'error'
  return /(?:^|[{;\s])(?:inputs|outputs)\s*(?:=|\.)/.test(text) ? 'flake' : 'module'
}

/** What Nix, its traces and its builders put at the beginning of a line; prompts and time stamps may stand before. */
const ERROR =
  /(?:^|[\s>\]|])(?:error|warning|trace|evaluation warning):\s|^\s*… (?:while|from|in)\b|\bnix log \/nix\/store/im
