/** What the bundler makes of imports that are not code. */
declare module '*?raw' {
  const text: string
  export default text
}
declare module '*&url' {
  const url: string
  export default url
}
declare module '*?url' {
  const url: string
  export default url
}
declare module '*.css'

interface ImportMeta {
  readonly env: { readonly BASE_URL: string; readonly DEV: boolean }
}
