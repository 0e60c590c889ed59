// Builds the command line into dist/cli with Vite, from the same sources as the extension.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = `${root}/dist/cli`;

const newest = (path) => {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
};

/** Whether a source is newer than what was built. False in an installed package without its build tools. */
export function isStale() {
  if (!existsSync(`${out}/main.js`)) return true;
  if (!existsSync(`${root}/node_modules/vite`)) return false;
  const built = statSync(`${out}/main.js`).mtimeMs;
  return ['src', 'package-lock.json', 'assets/landscape.json', 'assets/structure.json', 'assets/group-words.json'].some(
    (name) => newest(`${root}/${name}`) > built,
  );
}

/** Builds beside the old one and swaps, so that a command started meanwhile never meets half a build. */
export async function buildCli() {
  const { build } = await import('vite');
  const beside = `${root}/dist/.cli-${process.pid}`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    ssr: { noExternal: true, external: ['pdfjs-dist', 'mammoth', 'natural'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: beside,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: { main: `${root}/src/cli/main.ts`, worker: `${root}/src/cli/worker.ts` },
        external: [/^pdfjs-dist/, /^mammoth/, /^node:/],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  mkdirSync(`${root}/dist`, { recursive: true });
  const old = `${root}/dist/.cli-old-${process.pid}`;
  if (existsSync(out)) renameSync(out, old);
  renameSync(beside, out);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildCli();
