import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchDocument, openCatalog, rules } from '@/src/match';
import type { Finding, Notice } from '@/src/model';
import { type FindsCase, type LeavesCase, openCase, type RuleCase } from '@/test/cases/rules/case';

const folder = join(import.meta.dirname, '../../cases/rules');
const tables = import.meta.glob<{ finds: FindsCase[]; leaves: LeavesCase[] }>('../../cases/rules/*.ts', { eager: true });

function run(rule: string, given: RuleCase): { findings: Finding[]; notices: Notice[]; marked: string[]; text: string } {
  const { source, extract, marked } = openCase(given);
  const catalog = openCatalog({ packs: ['test'], asOf: '2026-11-01', works: given.works });
  const { findings, notices } = matchDocument(source, extract, catalog);
  return { findings: findings.filter((f) => f.rule === rule), notices, marked: marked.map((s) => source.text.slice(s.start, s.end)), text: source.text };
}

describe('the list of rules', () => {
  test('every file of a rule is in the list, and the other way round', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../src/match/rules'))
      .map((file) => file.replace('.ts', ''))
      .filter((name) => !['index', 'rule', 'known-definitions'].includes(name));
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.sort());
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s has a title, a description and a table of cases', (id, rule) => {
    expect(rule.title.length).toBeGreaterThan(10);
    expect(rule.description.length).toBeGreaterThan(40);
    expect(existsSync(join(folder, `${id}.ts`))).toBe(true);
  });
});

describe.each(rules.map((rule) => rule.id))('%s', (id) => {
  const table = tables[`../../cases/rules/${id}.ts`];
  if (!table) return test.fails('has a table of cases', () => expect(table).toBeDefined());

  test.each(table.finds.map((c) => [c.title, c] as const))('finds: %s', (_, given) => {
    const { findings, marked, text } = run(id, given);
    const { kind, tier, subject, says } = given.expect;
    const found = findings.find((f) => f.kind === kind && (subject === undefined || f.subject === subject));
    expect(found, `found ${JSON.stringify(findings.map((f) => [f.kind, f.subject]))}`).toBeDefined();
    if (!found) return;
    expect(found.tier).toBe(tier);
    for (const words of says) expect(`${found.message} ${found.advice}`).toContain(words);
    expect(found.message).toMatch(/[.?]$/);
    expect(found.evidence.length).toBeGreaterThan(0);
    for (const { here, there } of found.evidence) {
      expect(text.slice(here.span.start, here.span.end)).toBe(here.quote.exact);
      expect(there === null || there.quote.length > 0).toBe(true);
    }
    if (marked.length > 0) expect(found.evidence.map((e) => e.here.quote.exact)).toEqual(expect.arrayContaining(marked));
  });

  test.each(table.leaves.map((c) => [c.title, c] as const))('leaves alone: %s', (_, given) => {
    const { findings, notices } = run(id, given);
    expect(findings.map((f) => f.message)).toEqual([]);
    if (given.notice) expect(notices.map((n) => n.code)).toContain(given.notice);
  });

  test('has at least one case that it finds and one near miss that it leaves alone', () => {
    expect(table.finds.length).toBeGreaterThan(0);
    expect(table.leaves.length).toBeGreaterThan(0);
  });
});
