import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { profiles } from '@/src/extract/profiles';
import { publishers } from '@/src/identifiers';
import { rules } from '@/src/match/rules';
import { pageForms } from '@/src/pages';

/** The laws of the house (ARCHITECTURE.md): which rooms a room may import, and which packages it alone may use. */
const ROOMS: Record<string, { rooms: string[]; packages: string[]; pure: boolean }> = {
  model: { rooms: [], packages: [], pure: true },
  identifiers: { rooms: ['model'], packages: [], pure: true },
  read: {
    rooms: ['model'],
    packages: ['pdfjs-dist', 'mammoth', 'fflate', 'cfb', 'htmlparser2', 'parse5', 'parse5-htmlparser2-tree-adapter', 'domhandler'],
    pure: false,
  },
  pages: { rooms: ['model', 'identifiers'], packages: [], pure: true },
  extract: { rooms: ['model', 'identifiers'], packages: ['natural'], pure: true },
  match: { rooms: ['model', 'identifiers'], packages: ['natural'], pure: true },
  coordinate: { rooms: ['model', 'identifiers'], packages: [], pure: true },
  catalog: { rooms: ['model', 'identifiers'], packages: ['dexie', 'fflate', 'htmlparser2', 'yaml'], pure: false },
  show: { rooms: ['model'], packages: [], pure: false },
  export: { rooms: ['model', 'coordinate'], packages: ['docx', 'fflate', 'htmlparser2', '@cantoo/pdf-lib', 'yaml'], pure: false },
  ui: { rooms: ['model'], packages: ['react', 'react-dom', 'diff'], pure: false },
  cli: { rooms: ['*'], packages: ['node:*'], pure: false },
};
/** Files that join the rooms and stand outside them. `protocol` holds types only: any room may import it as types. */
const JOINTS = ['analyse.ts', 'protocol.ts'];

const root = normalize(join(import.meta.dirname, '..'));
const walk = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)]));
const sources = walk(join(root, 'src')).filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const name = (file: string): string => relative(root, file).replaceAll('\\', '/');
const roomOf = (file: string): string => name(file).split('/')[1] ?? '';

type Import = { from: string; typeOnly: boolean };
const importsOf = (file: string): Import[] => {
  const text = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const m of text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g))
    found.push({ from: m[3] ?? '', typeOnly: Boolean(m[2]) });
  for (const m of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) found.push({ from: m[1] ?? '', typeOnly: false });
  return found;
};
/** The source file or package that an import names: "src/model/span" or "dexie". */
const target = (file: string, from: string): string =>
  from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? name(normalize(join(dirname(file), from))) : from;
const packageOf = (from: string): string => (from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] ?? from));

describe('the house', () => {
  test('every source file stands in a room or is a joint', () => {
    expect(
      sources.map(name).filter((file) => !(file.split('/').length > 2 ? (file.split('/')[1] ?? '') in ROOMS : JOINTS.includes(file.split('/')[1] ?? ''))),
    ).toEqual([]);
  });

  test('rooms import only the rooms and packages that the laws allow them', () => {
    const broken: string[] = [];
    for (const file of sources) {
      const room = ROOMS[roomOf(file)];
      if (!room || room.rooms.includes('*')) continue;
      for (const { from, typeOnly } of importsOf(file)) {
        const to = target(file, from);
        const [top, other] = to.split('/');
        const allowed =
          top === 'src'
            ? other === roomOf(file) || room.rooms.includes(other ?? '') || (typeOnly && other?.startsWith('protocol'))
            : top === 'assets' || top === 'package.json' || room.packages.includes(packageOf(to));
        if (!allowed) broken.push(`${name(file)} imports ${from}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('nothing below src knows the browser’s extension API', () => {
    const broken = sources.filter(
      (file) =>
        roomOf(file) !== 'cli' &&
        /\b(browser|chrome)\.(runtime|tabs|storage|scripting|action|commands|contextMenus|sidePanel|permissions)\b/.test(readFileSync(file, 'utf8')),
    );
    expect(broken.map(name)).toEqual([]);
  });

  test('no import goes in a circle', () => {
    const graph = new Map(
      sources.map((file) => [
        file,
        importsOf(file)
          .filter((i) => !i.typeOnly)
          .map((i) => resolveFile(target(file, i.from)))
          .filter((f) => f !== null),
      ]),
    );
    const circles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].map(name).join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('no file carries a path of one machine, a registry host or an unfinished mark', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((f) => /\.(ts|tsx|mjs|json|md|css|html|yml)$/.test(f) && f !== 'package-lock.json' && f !== 'test/house.test.ts' && existsSync(join(root, f)));
    const odd = tracked.filter((f) => /\/(work|root|home)\/[a-z]|\/tmp\/concord\/|registry\.npm|\bTODO\b|\bFIXME\b/.test(readFileSync(join(root, f), 'utf8')));
    expect(odd).toEqual([]);
  });

  test('nothing of the corpus, the data or the hostile files is tracked', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
    expect(tracked.filter((f) => /\.(docx?|pdf|ndjson|gz)$/.test(f))).toEqual([]);
  });
});

describe('the lists', () => {
  const listed = [
    { what: 'rule', folder: 'src/match/rules', entries: rules, apart: ['index', 'rule', 'known-definitions'] },
    { what: 'form of page', folder: 'src/pages/forms', entries: pageForms, apart: [] },
    { what: 'profile', folder: 'src/extract/profiles', entries: profiles, apart: ['index', 'profile', 'itu-names'] },
  ];

  test.each(listed)('every $what stands in its list, with a title and a description', ({ folder, entries, apart }) => {
    const files = readdirSync(join(root, folder)).map((file) => file.replace(/\.ts$/, ''));
    expect(entries.length).toBe(files.length - apart.length);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    for (const entry of entries) expect(`${entry.title}|${entry.description}`, entry.id).toMatch(/^.{5,}\|.{20,}$/s);
  });

  test('every publisher’s grammar has a title and a description', () => {
    for (const grammar of publishers) expect(`${grammar.title}|${grammar.description}`, grammar.id).toMatch(/^.{2,}\|.{15,}$/s);
  });

  test('every form of page has a sample that is read and a broken one', async () => {
    const { SAMPLES } = await import('./fixtures/pages/samples');
    expect(pageForms.map(({ id }) => id).filter((id) => !SAMPLES.some(({ form }) => form === id))).toEqual([]);
  });

  test('every rule has a case that it finds and a near miss that it leaves alone', async () => {
    for (const rule of rules) {
      const cases = (await import(`./cases/rules/${rule.id}.ts`)) as { finds: unknown[]; leaves: unknown[] };
      expect(Math.min(cases.finds.length, cases.leaves.length), rule.id).toBeGreaterThan(0);
    }
  });
});

const resolveFile = (to: string): string | null => {
  if (!to.startsWith('src/')) return null;
  return [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`].map((f) => join(root, f)).find((f) => sources.includes(f)) ?? null;
};
