import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraftFor } from '../fixtures/sample-draft';
import { writeDocx, writeHtml } from '../fixtures/write-document';
import { EXTENSION as CHROME_BUILD, CHROMIUM, type Chromium, readerUrl, startChromium } from './chromium';
import { EXTENSION as FIREFOX_BUILD } from './firefox';
import { markedWords, openFile, openReader } from './journey';

/** A host of nobody: a look-up of it would be seen in the browser's log. */
const ELSEWHERE = 'http://elsewhere.invalid';
const RUN = `document.documentElement.setAttribute('data-ran','1')`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20" onload="${RUN}"><script>${RUN}</script><image xlink:href="${ELSEWHERE}/in.svg" width="9" height="9"/><rect width="20" height="20"/></svg>`;

/** The draft as a DOCX that would like to be followed: remote pictures, a remote template, script links, a picture with a script. */
async function hostileDocx(): Promise<Uint8Array> {
  const parts = unzipSync(await writeDocx(sampleDraftFor('a hostile package')));
  const edit = (path: string, change: (xml: string) => string): void => {
    parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())));
  };
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string, more = ''): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${more}/>`;
  const outside = ' TargetMode="External"';
  edit('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      relation('rIdA', 'hyperlink', `javascript:${RUN}`, outside) +
        relation('rIdB', 'image', `${ELSEWHERE}/pixel.png`, outside) +
        relation('rIdC', 'image', 'media/drawn.svg') +
        relation('rIdD', 'hyperlink', 'file:///etc/passwd', outside) +
        '</Relationships>',
    ),
  );
  const picture = (how: string): string =>
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="300000" cy="300000"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${how}/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="300000" cy="300000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const link = (id: string, words: string): string => `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${words}</w:t></w:r></w:hyperlink></w:p>`;
  const more = link('rIdA', 'press me') + link('rIdD', 'a file') + picture('r:link="rIdB"') + picture('r:embed="rIdC"');
  edit('word/document.xml', (xml) => (xml.includes('<w:sectPr') ? xml.replace('<w:sectPr', `${more}<w:sectPr`) : xml.replace('</w:body>', `${more}</w:body>`)));
  edit('word/document.xml', (xml) => (xml.includes('xmlns:r=') ? xml : xml.replace('<w:document ', `<w:document xmlns:r="${office}" `)));
  parts['word/media/drawn.svg'] = strToU8(SVG);
  parts['word/_rels/settings.xml.rels'] = strToU8(
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'attachedTemplate', `${ELSEWHERE}/t.dotm`, outside)}</Relationships>`,
  );
  edit('[Content_Types].xml', (xml) => xml.replace('<Default', '<Default Extension="svg" ContentType="image/svg+xml"/><Default'));
  return zipSync(parts);
}

const hostileHtml = (): string =>
  writeHtml(sampleDraftFor('a hostile page')).replace(
    '</body>',
    `<script>${RUN}</script><img src="${ELSEWHERE}/a.png" onerror="${RUN}"><link rel="stylesheet" href="${ELSEWHERE}/a.css"><style>@import "${ELSEWHERE}/b.css"; p { background: url(${ELSEWHERE}/c.png) }</style><iframe src="${ELSEWHERE}/"></iframe><a href="javascript:${RUN}">press me</a>${SVG}<meta http-equiv="refresh" content="0; url=${ELSEWHERE}/"></body>`,
  );

describe('what the builds ask for', () => {
  test.each([
    ['Chromium', CHROME_BUILD],
    ['Firefox', FIREFOX_BUILD],
  ])('%s: no required host permission, and no way out in the content security policy', (_name, folder) => {
    const path = join(folder, 'manifest.json');
    expect(existsSync(path), `${path}: build first`).toBe(true);
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(
      (manifest.permissions as string[]).filter((one) => one.includes(':') || ['tabs', 'webRequest', 'cookies', 'history', 'downloads'].includes(one)),
    ).toEqual([]);
    const policy = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
    const directives = new Map(policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1)]));
    expect(directives.get('connect-src')).toEqual(["'self'", 'blob:', 'data:']);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    const allowed = ["'none'", "'self'", "'unsafe-inline'", "'wasm-unsafe-eval'", 'blob:', 'data:'];
    expect([...directives.values()].flat().filter((source) => !allowed.includes(source))).toEqual([]);
    for (const resource of (manifest.web_accessible_resources ?? []) as { matches?: string[] }[]) expect(resource.matches ?? []).toEqual([]);
  });
});

describe.runIf(CHROMIUM)('documents that would like to be followed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-hostile-'));
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(join(folder, 'hostile.docx'), await hostileDocx());
    writeFileSync(join(folder, 'hostile.html'), hostileHtml());
    chromium = await startChromium();
    page = await chromium.browser.newPage();
  });
  afterAll(async () => {
    expect(await chromium.close(), 'requests and look-ups that left the machine').toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['hostile.docx', 'hostile.html'])('%s: read and marked, nothing asked for, nothing run', async (name) => {
    await page.goto('about:blank');
    await openReader(page, readerUrl(chromium));
    await openFile(page, join(folder, name));
    expect((await markedWords(page))['concord-reference-certain']).toContain('X.1250 (2009)');
    expect(await page.$eval('.scroller', (scroller) => scroller.textContent ?? '')).toContain('press me');
    const left = await page.evaluate((host: string) => {
      const drawn = document.querySelector('.scroller');
      const all = [...(drawn?.querySelectorAll('*') ?? [])];
      return {
        elements: all.filter((e) => ['SCRIPT', 'IFRAME', 'OBJECT', 'LINK', 'FORM', 'META'].includes(e.tagName.toUpperCase())).map((e) => e.tagName),
        attributes: all.flatMap((e) =>
          [...e.attributes]
            .filter((a) => a.name.startsWith('on') || /^\s*(?:javascript|file):/i.test(a.value) || (a.name !== 'href' && a.value.includes(host)))
            .map((a) => `${e.tagName} ${a.name}="${a.value.slice(0, 60)}"`),
        ),
        styles: [...document.querySelectorAll('style')].filter((style) => style.textContent?.includes(host)).length,
      };
    }, ELSEWHERE);
    expect(left).toEqual({ elements: [], attributes: [], styles: 0 });
    // its links lead nowhere by themselves
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLElement>('.scroller a')) if (!link.getAttribute('href')?.startsWith('http')) link.click();
    });
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-ran'))).toBe(false);
    expect(page.url()).toContain('/reader.html');
  });
});
