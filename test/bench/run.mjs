// Runs a bench with the project's own build tool: node test/bench/run.mjs allocation [arguments]
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
process.chdir(root);
await runnerImport(`${root}/test/bench/${process.argv[2]}.ts`, { root, configFile: false, logLevel: 'error', resolve: { alias: { '@': root } } });
