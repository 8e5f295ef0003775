import mdx from '@astrojs/mdx'
import starlight from '@astrojs/starlight'
import { defineConfig, passthroughImageService } from 'astro/config'
import { site } from './src/site/integration.ts'
import { leanWorker } from './src/site/lean-worker.ts'

// Astro would report each build to its makers.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1'

const own = './src/site/components'
const address = process.env.FLAKEWISE_SITE

/** Starlight adds a map of the site, which needs the site's address; where there is none, this stands in for it. */
const noSitemap = { name: '@astrojs/sitemap', hooks: {} }

export default defineConfig({
  srcDir: './src/site',
  base: process.env.FLAKEWISE_BASE ?? '/',
  site: address,
  trailingSlash: 'always',
  prefetch: false,
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false },
  // Nothing is inlined, so that the policy needs few hashes and a reader's second page loads no style or script again.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0, modulePreload: false }, worker: { plugins: () => [leanWorker()] } },
  integrations: [
    starlight({
      title: 'Flakewise',
      description: 'The NixOS flake cookbook that checks your flake.',
      favicon: '/favicon.svg',
      expressiveCode: false,
      pagefind: false,
      credits: false,
      lastUpdated: true,
      // Where a page's source is edited, such as https://git.example.org/flakewise/edit/main/
      ...(process.env.FLAKEWISE_EDIT ? { editLink: { baseUrl: process.env.FLAKEWISE_EDIT } } : {}),
      disable404Route: true,
      sidebar: [],
      routeMiddleware: './src/site/route-data.ts',
      markdown: { processedDirs: ['./content'] },
      customCss: ['./src/site/styles/index.css'],
      components: {
        ContentPanel: `${own}/ContentPanel.astro`,
        Footer: `${own}/Footer.astro`,
        Header: `${own}/Header.astro`,
        MarkdownContent: `${own}/MarkdownContent.astro`,
        PageFrame: `${own}/PageFrame.astro`,
        PageSidebar: `${own}/PageSidebar.astro`,
        PageTitle: `${own}/PageTitle.astro`,
        Sidebar: `${own}/Sidebar.astro`,
        SkipLink: `${own}/SkipLink.astro`,
        ThemeProvider: `${own}/ThemeProvider.astro`,
        TwoColumnContent: `${own}/TwoColumnContent.astro`,
      },
    }),
    mdx(),
    site(),
    ...(address ? [] : [noSitemap]),
  ],
})
