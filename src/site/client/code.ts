/** Gives each block of code a button that copies it, and makes what scrolls sideways reachable by keyboard. */
export function enhanceCode(): void {
  for (const pre of document.querySelectorAll<HTMLElement>('figure.code pre')) {
    pre.after(copyButton(pre))
  }
  for (const wide of document.querySelectorAll<HTMLElement>('figure.code pre, .prose table')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
  }
}

function copyButton(pre: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    button.textContent = await navigator.clipboard.writeText(copyText(pre)).then(
      () => 'Copied',
      () => 'Not allowed',
    )
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  })
  return button
}

/** The text of a block; of a session, only what a reader types, without the prompts; never the numbers of notes. */
export function copyText(pre: Element): string {
  const code = pre.cloneNode(true) as Element
  const callouts = [...code.querySelectorAll('.callout')]
  for (const callout of callouts) callout.remove()
  if (code.querySelector('.prompt') === null)
    return `${callouts.length > 0 ? code.textContent!.replace(/[ \t]+$/gm, '') : code.textContent}\n`
  for (const other of code.querySelectorAll('.prompt, .answer')) other.remove()
  return code
    .textContent!.replace(/\n{2,}/g, '\n')
    .replace(/^\n/, '')
    .replace(/\n?$/, '\n')
}
