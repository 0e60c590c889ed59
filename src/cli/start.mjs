// Starts a browser with Concord in it: npm start [-- FILE|URL ...] [--headless] [--screenshot OUT.png]
// Plain Node until the packages are there: installs what is missing, builds what is stale, finds a browser, opens the reader.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers, ensurePackages } from './setup.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const extension = join(root, '.output', 'chrome-mv3');
const SOURCES = ['src', 'entrypoints', 'assets', 'test/fixtures', 'wxt.config.ts', 'package-lock.json'];
/** Milliseconds for a document to be read and compared, on a slow and busy machine. */
const PATIENCE = 180_000;

const USAGE = `npm start [-- FILE|URL ...]      opens the sample draft, or these, in a browser with Concord
  --headless                     without a window
  --screenshot OUT.png           writes a picture once the findings are there, and ends
CONCORD_BROWSER=PATH             the Chromium-family browser to use`;

/** What was asked on the command line. */
export function readArguments(given) {
  const asked = { documents: [], headless: false, screenshot: null, help: false, wrong: null };
  for (let i = 0; i < given.length; i++) {
    const word = given[i];
    if (word === '--headless') asked.headless = true;
    else if (word === '--help' || word === '-h') asked.help = true;
    else if (word === '--screenshot') {
      asked.screenshot = given[++i] ?? null;
      if (asked.screenshot === null) asked.wrong = '--screenshot needs the name of a picture, as in --screenshot out.png';
    } else if (word.startsWith('--screenshot=')) asked.screenshot = word.slice('--screenshot='.length);
    else if (word.startsWith('-')) asked.wrong = `"${word}" is not known.`;
    else asked.documents.push(word);
  }
  return asked;
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function buildIfStale() {
  const built = join(extension, 'manifest.json');
  if (existsSync(built) && SOURCES.every((name) => newest(join(root, name)) <= statSync(built).mtimeMs)) return;
  console.log('Building the extension …');
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const done = spawnSync(process.execPath, [wxt, 'build'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The extension could not be built.\n${done.stdout}${done.stderr}`);
}

const isRoot = () => process.platform === 'linux' && process.getuid?.() === 0;

async function launch(executablePath, { headless, profile }) {
  const { default: puppeteer } = await import('puppeteer-core');
  return puppeteer.launch({
    executablePath,
    headless,
    // over the pipe an unpacked extension is loaded in branded Chrome too, which ignores --load-extension since 137
    pipe: true,
    enableExtensions: [extension],
    userDataDir: profile,
    ignoreDefaultArgs: ['--enable-automation'],
    defaultViewport: headless ? { width: 1440, height: 900, deviceScaleFactor: 1 } : null,
    protocolTimeout: PATIENCE,
    handleSIGINT: true,
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-features=OptimizationHints,MediaRouter,Translate',
      ...(isRoot() ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu', '--window-size=1440,900'] : ['--start-maximized']),
    ],
  });
}

/** The address of the extension's pages, once its background is up. */
async function addressOf(browser) {
  const background = await browser.waitForTarget(
    (t) => t.type() === 'service_worker' && t.url().startsWith('chrome-extension://') && t.url().endsWith('/background.js'),
    { timeout: 30_000 },
  );
  return new URL(background.url()).origin === 'null' ? background.url().split('/').slice(0, 3).join('/') : new URL(background.url()).origin;
}

async function openReader(browser, base, documents) {
  const [blank] = await browser.pages();
  const page = blank ?? (await browser.newPage());
  const files = documents.filter((name) => !/^https?:/i.test(name));
  const addresses = documents.filter((name) => /^https?:/i.test(name));
  // a web address opens in a tab of its own: the toolbar button analyses it there, with the user's own session
  for (const address of addresses) await (await browser.newPage()).goto(address).catch(() => console.log(`${address} did not open; see its tab.`));
  if (files.length === 0) {
    if (addresses.length > 0) console.log('Press Alt+Shift+C in the tab to analyse it.');
    else await page.goto(`${base}/reader.html#sample`);
    return page;
  }
  await page.goto(`${base}/reader.html`);
  const picker = await page.waitForSelector('[data-testid="file-picker"]', { timeout: 30_000 });
  await picker.uploadFile(...files.map((name) => resolve(name)));
  return page;
}

/** Waits until the findings are there (or the reason why there are none), then takes the picture. */
async function takePicture(page, path) {
  const state = await (
    await page.waitForFunction(
      () => {
        const rows = [...document.querySelectorAll('.files-table tbody tr')];
        if (rows.length > 0) return rows.every((row) => row.dataset.status === 'done' || row.dataset.status === 'failed') && 'list';
        const found = document.querySelector('.reader')?.dataset.state;
        return (found === 'ready' || found === 'failed') && found;
      },
      { timeout: PATIENCE, polling: 100 },
    )
  ).jsonValue();
  if (state === 'ready') {
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForFunction(() => CSS.highlights.size > 0 || document.querySelector('.finding-row') === null, { timeout: PATIENCE, polling: 100 });
    await page.keyboard.press('j');
  }
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  // pages of a PDF are drawn one by one: those in sight have to be there
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.pdf-page')].every((sheet) => {
        const box = sheet.getBoundingClientRect();
        return box.bottom < 0 || box.top > innerHeight || sheet.querySelector('canvas') !== null;
      }),
    { timeout: PATIENCE, polling: 100 },
  );
  mkdirSync(dirname(resolve(path)), { recursive: true });
  await page.screenshot({ path: resolve(path) });
  console.log(`Wrote ${path}`);
}

async function main() {
  const asked = readArguments(process.argv.slice(2));
  if (asked.help || asked.wrong) {
    console.log(asked.wrong ? `${asked.wrong}\n${USAGE}` : USAGE);
    return asked.wrong ? 2 : 0;
  }
  const missing = asked.documents.find((name) => !/^https?:/i.test(name) && !existsSync(name));
  if (missing !== undefined) {
    console.error(`There is no file "${missing}".`);
    return 1;
  }
  const wished = process.env.CONCORD_BROWSER;
  if (wished && !existsSync(wished)) {
    console.error(`CONCORD_BROWSER names "${wished}", and there is no such file.`);
    return 1;
  }
  if (process.platform === 'linux' && !asked.headless && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error('There is no display here: npm start -- --headless --screenshot out.png takes a picture without one.');
    return 1;
  }
  await ensurePackages();
  buildIfStale();
  const { chromium } = await ensureBrowsers();
  if (!chromium) {
    console.error('No browser was found: install Chrome, Edge or Chromium, or say where one is with CONCORD_BROWSER=/path/to/it.');
    return 1;
  }
  const headless = asked.headless;
  const passing = headless || asked.screenshot !== null;
  const profile = passing ? mkdtempSync(join(tmpdir(), 'concord-')) : join(homedir(), '.concord', 'profile');
  mkdirSync(profile, { recursive: true });
  const browser = await launch(chromium, { headless, profile });
  try {
    const page = await openReader(browser, await addressOf(browser), asked.documents);
    if (asked.screenshot !== null) await takePicture(page, asked.screenshot);
    else {
      console.log(headless ? 'Concord runs without a window; end it with Ctrl+C.' : 'Concord is open; close the browser to end.');
      await new Promise((closed) => browser.once('disconnected', closed));
    }
  } finally {
    await browser.close().catch(() => undefined);
    if (passing) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().then(
    (code) => process.exit(code),
    (reason) => {
      console.error(reason instanceof Error ? reason.message : String(reason));
      process.exit(1);
    },
  );
}
