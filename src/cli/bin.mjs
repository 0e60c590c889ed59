#!/usr/bin/env node
// The `concord` command: builds itself when it has not been built since the sources changed, then runs.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCli, isStale } from './build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
if (!existsSync(`${root}/node_modules/vite`) && !existsSync(`${root}/dist/cli/main.js`)) {
  console.error('concord: run "npm install" in the project folder first.');
  process.exit(2);
}
if (isStale()) await buildCli();
const { main } = await import(new URL('../../dist/cli/main.js', import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
