import structureJson from '@/assets/structure.json?raw';
import { factsOfDocument } from '@/src/catalog';
import { bodyNames, knownBody, parseStructure } from '@/src/coordinate';
import { extractDocument } from '@/src/extract';
import type { PageFacts, PagePreview, SourceDocument } from '@/src/model';
import { readPageFacts } from '@/src/pages';
import { readBytes, sniffFormat } from '@/src/read';
import { lightPageOfFile } from '@/src/read/html';
import type { Knowledge } from '../knowledge';
import type { Calls } from '../serve';
import { today } from './today';

const structure = parseStructure(JSON.parse(structureJson));

/** Adding a page: what it says, what is known, and keeping what was chosen. */
export function pageCalls({ store }: Knowledge): Pick<Calls, 'previewPage' | 'previewDocument' | 'previewFile' | 'savePage'> {
  const preview = async (facts: PageFacts): Promise<PagePreview> => {
    const works = await (await store()).previewPage(facts);
    return { facts, works: works.map((work, i) => ({ ...work, bodies: bodiesOf(facts, i) })) };
  };
  const ofDocument = (document: SourceDocument): PageFacts => factsOfDocument(document, extractDocument(document, { bodies: bodyNames(structure) }), today());
  return {
    previewPage: ({ page }) => preview(readPageFacts(page)),
    previewDocument: ({ document }) => preview(ofDocument(document)),
    async previewFile({ bytes, fileName, url, contentType }, { signal }) {
      const read = new Uint8Array(bytes);
      if (sniffFormat(read, fileName, contentType) === 'html') {
        const facts = readPageFacts(lightPageOfFile(read, url));
        if (facts.form !== null) return preview(facts.address === null ? { ...facts, address: fileName } : facts);
      }
      return preview(ofDocument(await readBytes({ bytes: read, fileName, url, contentType, changes: 'accepted' }, { signal })));
    },
    savePage: async ({ facts, chosen }) => (await store()).savePage(facts, chosen),
  };
}

/** The bodies that a work names for liaison, with those that are known by another spelling. */
const bodiesOf = ({ works }: PageFacts, work: number): PagePreview['works'][number]['bodies'] =>
  (works[work]?.facts.life?.liaisonBodies ?? []).map((printed) => ({ printed, known: knownBody(structure, printed) }));
