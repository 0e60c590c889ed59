import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { EXPORTS } from '@/src/export';

export const EXTENSION = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
export const FIREFOX = process.env.CONCORD_FIREFOX || ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path)) || '';
const GECKO_ID = 'concord@concord.example';

/** What is saved without a question: all that Concord writes, as a user would choose. */
const SAVED = [...new Set(Object.values(EXPORTS).map(({ mime }) => mime.split(';')[0]))];

export type Firefox = { browser: Browser; base: string; outside: string[]; close: () => Promise<void> };

/**
 * Real Firefox with the built extension. All traffic but loopback goes through a proxy of ours that lets nothing out and
 * writes down what was asked for (names are resolved by the proxy, so a look-up would be seen too).
 */
export async function startFirefox(downloads: string): Promise<Firefox> {
  const outside: string[] = [];
  const proxy = await listen(
    createServer((request, response) => {
      outside.push(request.url ?? '');
      response.writeHead(502).end();
    }).on('connect', (request, socket) => {
      outside.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    }),
  );
  const uuid = randomUUID();
  const port = (proxy.address() as AddressInfo).port;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    args: ['-remote-allow-system-access'],
    protocolTimeout: 120_000,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: uuid }),
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.helperApps.neverAsk.saveToDisk': SAVED.join(','),
      'extensions.webextOptionalPermissionPrompts': false,
      // The browser's own list of downloads would take the keys that the test presses next.
      'browser.download.alwaysOpenPanel': false,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'app.normandy.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'extensions.getAddons.cache.enabled': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
    },
  });
  await browser.installExtension(EXTENSION);
  return {
    browser,
    base: `moz-extension://${uuid}`,
    outside,
    close: async () => {
      await browser.close();
      proxy.close();
    },
  };
}

/** What Firefox asks for by itself (its settings, its lists of add-ons), with or without an extension. */
export const BROWSERS_OWN = /^(?:[\w-]+\.)*(?:mozilla\.(?:com|net|org)|firefox\.com)(?::\d+)?$/;

const listen = (server: Server): Promise<Server> => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
