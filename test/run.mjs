// Everything that must hold, in one command, on a fresh machine: sets up, checks types and style, runs the unit tests,
// builds the extension and drives it in real browsers. Ends with one line: "N passed, N failed".
//   node test/run.mjs [--full] [--only unit|e2e|types|lint]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers, ensurePackages } from '../src/cli/setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const full = process.argv.includes('--full');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
const wants = (part) => only === null || only === part;
let passed = 0;
let failed = 0;
let skipped = 0;

const run = (command, args, env = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
const bin = (name) => `${root}/node_modules/.bin/${name}`;

/** A check that is one test: it passes or fails as a whole. */
function check(title, ok) {
  console.log(`${ok ? '✓' : '✗'} ${title}`);
  if (ok) passed++;
  else failed++;
}

/** Runs vitest and adds its counts; a run that dies before it counts is one failure. */
function vitest(title, args, env) {
  const report = `${root}/test/.tmp/${title}.json`;
  rmSync(report, { force: true });
  const ok = run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], env);
  if (!existsSync(report)) return check(title, false);
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests;
  // A suite that could not be loaded has no tests to fail.
  if (!ok && counts.numFailedTests === 0) check(`${title}: every file loads`, false);
}

await ensurePackages();
mkdirSync(`${root}/test/.tmp`, { recursive: true });
if (wants('types')) {
  check('types', run(bin('tsc'), ['--noEmit']));
  check('types of the rooms without a DOM', run(bin('tsc'), ['--noEmit', '-p', 'tsconfig.pure.json']));
}
if (wants('lint')) check('style', run(bin('biome'), ['check', '.']));
if (wants('unit')) vitest('unit', [], full ? { CONCORD_FULL: '1' } : {});
if (wants('e2e')) {
  const browsers = await ensureBrowsers({ firefox: true, office: true });
  console.log(`browsers: ${JSON.stringify(browsers)}`);
  const built = run('npm', ['run', '--silent', 'build']);
  check('the extension builds for Chrome and Firefox', built);
  if (built)
    vitest('e2e', ['--config', 'test/e2e/vitest.config.ts'], {
      ...(full ? { CONCORD_FULL: '1' } : {}),
      CONCORD_CHROMIUM: browsers.chromium ?? '',
      CONCORD_FIREFOX: browsers.firefox ?? '',
      CONCORD_OFFICE: browsers.office ?? '',
    });
}

if (skipped > 0) console.log(`${skipped} skipped (each says why)`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
