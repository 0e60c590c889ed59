import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { makeSample } from './test/fixtures/make-sample';

/** What pdf.js loads at run time, beside its worker: taken from the installed package, never committed. QuickJS would run a PDF's own scripts: left out. */
const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

function pdfjsAssets(): { absoluteSrc: string; relativeDest: string }[] {
  const root = resolve('node_modules/pdfjs-dist');
  return PDFJS_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => !name.startsWith('quickjs'))
      .map((name) => ({ absoluteSrc: join(root, folder, name), relativeDest: `pdfjs/${folder}/${name}` })),
  );
}

async function sampleAsset(): Promise<{ absoluteSrc: string; relativeDest: string }> {
  const absoluteSrc = resolve('.wxt/sample.docx');
  mkdirSync(resolve('.wxt'), { recursive: true });
  writeFileSync(absoluteSrc, await makeSample());
  return { absoluteSrc, relativeDest: 'sample.docx' };
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  publicDir: 'assets/public',
  manifestVersion: 3,
  // The engine in pieces: readers and writers of whole formats come when they are first needed.
  // pdf.js: the build for older engines: the same code reads in Node, in last year's browsers and in this year's.
  vite: () => ({ worker: { format: 'es' }, resolve: { alias: [{ find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.min.mjs' }] } }),
  hooks: {
    'build:publicAssets': async (_wxt, files) => {
      files.push(...pdfjsAssets(), await sampleAsset());
    },
  },
  manifest: ({ browser }) => ({
    name: 'Concord',
    description: 'Says, inside a draft standard, what is already written elsewhere, and whom to tell. Everything stays on your machine.',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    optional_host_permissions: ['*://*/*'],
    commands: {
      'analyse-tab': { suggested_key: { default: 'Alt+Shift+C' }, description: 'Analyse this tab' },
      'add-page': { suggested_key: { default: 'Alt+Shift+P' }, description: 'Add what this page says to the catalog' },
    },
    action: { default_title: 'Concord: analyse this tab' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'concord@concord.example', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '128' }),
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  }),
});
