import { worksNamed } from '@/src/coordinate';
import type { Report, Work } from '@/src/model';
import type { Knowledge } from '../knowledge';

/** What the catalog knows of the works that findings and references name. */
export async function worksOf(knowledge: Knowledge, report: Report): Promise<Map<string, Work>> {
  const { catalog } = await knowledge.context();
  return worksNamed(report, (key) => catalog.work(key));
}
