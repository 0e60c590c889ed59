import { expect, test } from 'vitest';
import { matchDocument, openCatalog } from '@/src/match';
import { openCase, relation, work } from '../../cases/rules/case';

test('what the catalog relates a document to is said in the notices, with what is only recalled', () => {
  const ties = [relation('profile-of', 'ISO/IEC 99131:2024'), relation('based-on', 'Bees 7', false), relation('supersedes', 'ITU-T X.9001 (04/2020)')];
  const works = [work('ITU-T X.9001 (05/2025)', 'Hives', { relations: ties }), work('ISO/IEC 99131:2024', 'Hives of all kinds')];
  const { source, extract } = openCase({ title: '', text: 'Recommendation ITU-T X.9001 (05/2025)', identity: { id: 'ITU-T X.9001 (05/2025)' }, works });
  const { notices } = matchDocument(source, extract, openCatalog({ packs: ['test'], asOf: '2026-11-01', works }));
  expect(notices.find((n) => n.code === 'related-work')?.message).toBe(
    'As the catalog has it, this document is a profile of ISO/IEC 99131:2024; based on Bees 7 (recalled).',
  );
});
