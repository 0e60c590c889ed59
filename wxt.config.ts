import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  publicDir: 'assets/public',
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Concord',
    description: 'Says, inside a draft standard, what is already written elsewhere, and whom to tell. Everything stays on your machine.',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    optional_host_permissions: ['*://*/*'],
    commands: {
      'analyse-tab': { suggested_key: { default: 'Alt+Shift+C' }, description: 'Analyse this tab' },
    },
    action: { default_title: 'Concord: analyse this tab' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'concord@concord.example', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '120' }),
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  }),
});
