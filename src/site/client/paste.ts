import { kindOfPaste } from '../../docs/paste.ts'
import { DECODE_KEY, HANDOVER_KEY } from '../../docs/share.ts'

/** Carries the text of the paste box to the playground, or to the decoder when it is an error: through the browser's own
    storage, never over the network. */
export function enhancePaste(): void {
  const form = document.querySelector<HTMLFormElement>('#paste')
  if (!form) return
  const text = form.querySelector('textarea')!
  const button = form.querySelector('button')!
  button.disabled = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    const isError = kindOfPaste(text.value) === 'error'
    if (text.value.trim() !== '') sessionStorage.setItem(isError ? DECODE_KEY : HANDOVER_KEY, text.value)
    location.assign(isError ? form.dataset.decode! : form.dataset.to!)
  })
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
}
