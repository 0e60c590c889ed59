// Sets up what Concord needs on a fresh machine, with nothing but Node: its packages, and browsers to run it in.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Installs the packages of the lock file where they are missing or older than it. */
export async function ensurePackages() {
  const mark = `${root}/node_modules/.package-lock.json`;
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs) return;
  console.log('Installing packages (once) …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error('"npm ci" failed; see its message above.');
}

const onPath = (name) => {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0].trim() : null;
};

const firstExisting = (paths) => paths.find((path) => path && existsSync(path)) ?? null;

const CHROMIUM = () =>
  firstExisting([
    process.env.CONCORD_BROWSER,
    '/usr/lib/chromium/chromium', // Debian's real binary; its wrapper script adds flags of its own
    onPath('chromium'),
    onPath('chromium-browser'),
    onPath('google-chrome-stable'),
    onPath('google-chrome'),
    onPath('microsoft-edge'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const base = process.env[name];
      return base ? [`${base}\\Google\\Chrome\\Application\\chrome.exe`, `${base}\\Microsoft\\Edge\\Application\\msedge.exe`] : [];
    }),
    fetchedBrowser(),
  ]);
const FIREFOX = () =>
  firstExisting([process.env.CONCORD_FIREFOX, onPath('firefox-esr'), onPath('firefox'), '/Applications/Firefox.app/Contents/MacOS/firefox']);
const OFFICE = () => firstExisting([onPath('soffice'), onPath('libreoffice'), '/Applications/LibreOffice.app/Contents/MacOS/soffice']);

/** A browser that an earlier start fetched. */
function fetchedBrowser() {
  const cache = `${homedir()}/.cache/concord/chrome`;
  if (!existsSync(cache)) return null;
  const names = readdirSync(cache, { recursive: true }).filter((name) => /(^|[\\/])(chrome|chrome\.exe|Google Chrome for Testing)$/.test(String(name)));
  return names.map((name) => `${cache}/${name}`).find((path) => statSync(path).isFile()) ?? null;
}

const isDebianRoot = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== null;

function aptInstall(packages) {
  console.log(`Installing ${packages.join(', ')} (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** Paths of the browsers (and LibreOffice, for tests), after installing what can be installed; null where there is none. */
export async function ensureBrowsers({ firefox = false, office = false } = {}) {
  const missing = [];
  if (!CHROMIUM()) missing.push('chromium', 'fonts-dejavu-core', 'fonts-liberation');
  if (firefox && !FIREFOX()) missing.push('firefox-esr');
  if (office && !OFFICE()) missing.push('libreoffice-writer-nogui');
  if (office && !onPath('pdftotext')) missing.push('poppler-utils');
  if (missing.length > 0 && isDebianRoot()) aptInstall(missing);
  let chromium = CHROMIUM();
  if (!chromium) chromium = await fetchChrome();
  return { chromium, firefox: firefox ? FIREFOX() : null, office: office ? OFFICE() : null };
}

async function fetchChrome() {
  try {
    const { install, resolveBuildId, Browser, detectBrowserPlatform } = await import('@puppeteer/browsers');
    const platform = detectBrowserPlatform();
    if (!platform) return null;
    console.log('Fetching Chrome for Testing (once) …');
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const done = await install({ browser: Browser.CHROME, buildId, cacheDir: `${homedir()}/.cache/concord` });
    return done.executablePath;
  } catch {
    return null;
  }
}

/** Version line of a browser, for reports. */
export const versionOf = (path) => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
