/**
 * Whether Nix takes `name` for the name of a branch, a tag or a reference (`isLegalRefName`, on libgit2 1.9): the rules
 * of git-check-ref-format, and a few cases that only libgit2 lets through, such as `-a/b`.
 */
export function isLegalRefName(name: string): boolean {
  if (name === '@' || name.includes('\x7f')) return false
  // Libgit2 reads a C string, up to a NUL.
  const read = name.split('\0', 1)[0] ?? ''
  if (isReference(read)) return true
  return !read.startsWith('-') && read !== 'HEAD' && isReference(`refs/heads/${read}`)
}

/** A full reference: `refs/…`, or one word in capitals such as `HEAD`. Libgit2 allows a `^` in front. */
function isReference(name: string): boolean {
  const segments = name.split('/')
  const [first = ''] = segments
  const legal = segments.every((segment, index) =>
    index === 0 && first.startsWith('^') ? isText(first.slice(1)) : isSegment(segment),
  )
  return legal && !name.endsWith('.') && isCapitals(first) === (segments.length === 1)
}

function isSegment(segment: string): boolean {
  return segment !== '' && !segment.startsWith('.') && isText(segment)
}

function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule forbids.
  return !/[\x00-\x20\x7f~^:\\?*[]|\.\.|@\{|\.lock$/.test(text)
}

function isCapitals(segment: string): boolean {
  return segment === '@' || (/^(?:\^|[A-Z])[A-Z_]*$/.test(segment) && !segment.endsWith('_'))
}
