import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';

export const EXTENSION = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
export const CHROMIUM = process.env.CONCORD_CHROMIUM || ['/usr/lib/chromium/chromium', '/usr/bin/chromium'].find((path) => existsSync(path)) || '';

/** A copy of the build that has leave for loopback: the browser's own question for an origin cannot be answered from outside. */
export function buildWithLeave(folder: string): string {
  const build = join(folder, 'build');
  cpSync(EXTENSION, build, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  writeFileSync(join(build, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return build;
}

export type Chromium = { browser: Browser; id: string; netLog: string; close: () => Promise<string[]> };

/** Real Chromium with the built extension, a fresh profile, and a log of every request and look-up the browser makes. */
export async function startChromium(
  profile?: string,
  { protocolTimeout = 120_000, extension = EXTENSION }: { protocolTimeout?: number; extension?: string } = {},
): Promise<Chromium> {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'concord-chromium-'));
  const netLog = join(mkdtempSync(join(tmpdir(), 'concord-netlog-')), 'net.json');
  const browser = await puppeteer.launch({
    executablePath: CHROMIUM,
    headless: true,
    pipe: true,
    enableExtensions: [extension],
    userDataDir: folder,
    protocolTimeout,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--disable-features=OptimizationHints,MediaRouter,Translate',
      '--window-size=1440,900',
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=Default',
    ],
    defaultViewport: { width: 1440, height: 900 },
  });
  const worker = await browser.waitForTarget((t: Target) => t.type() === 'service_worker' && t.url().startsWith('chrome-extension://'), { timeout: 30_000 });
  const id = new URL(worker.url()).host;
  return {
    browser,
    id,
    netLog,
    close: async () => {
      await browser.close();
      const requests = outsideRequests(netLog);
      if (!profile) rmSync(folder, { recursive: true, force: true });
      return requests;
    },
  };
}

/** What Chromium asks for by itself (its clock, its accounts, its updates, the dictionary of its spelling check), with or without an extension. */
const BROWSERS_OWN = /^(?:https?:\/\/)?(?:clients2\.google\.com|accounts\.google\.com|update\.googleapis\.com|redirector\.gvt1\.com)(?=[:/]|$)/;

/** Addresses and host names that left (or tried to leave) the machine, from Chromium's own log; loopback and the extension itself are not outside. */
export function outsideRequests(netLog: string): string[] {
  const log = parseLog(readFileSync(netLog, 'utf8'));
  const types = log.constants.logEventTypes;
  const wanted = new Set([types.URL_REQUEST_START_JOB, types.HOST_RESOLVER_MANAGER_REQUEST, types.CORS_REQUEST]);
  const inside = /^(https?:\/\/)?(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)|^(chrome-extension|chrome|devtools|data|blob|about):/;
  return [
    ...new Set(
      log.events
        .filter((e) => wanted.has(e.type))
        .map((e) => e.params?.url ?? e.params?.host ?? '')
        .filter((url) => url !== '' && !inside.test(url) && !BROWSERS_OWN.test(url)),
    ),
  ];
}

type NetLog = { constants: { logEventTypes: Record<string, number> }; events: { type: number; params?: { url?: string; host?: string } }[] };

/** A log that the browser had no time to close lacks its last brackets. */
function parseLog(text: string): NetLog {
  try {
    return JSON.parse(text) as NetLog;
  } catch {
    return JSON.parse(`${text.trim().replace(/,$/, '')}]}`) as NetLog;
  }
}

export const readerUrl = (c: Chromium): string => `chrome-extension://${c.id}/reader.html`;

/** Errors of a page: uncaught exceptions, and console errors such as violations of the content security policy. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(String(e)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
