import type { Progress } from '@/src/protocol';

const STAGES: Record<Progress['stage'], string> = {
  reading: 'Reading',
  extracting: 'Extracting',
  matching: 'Comparing',
  importing: 'Loading the catalog',
  exporting: 'Writing',
};
const UNITS: Record<Progress['unit'], string> = { pages: 'page', blocks: 'block', works: 'work', bytes: 'byte', rules: 'rule' };

/** "Reading: page 31 of 96" */
export function describeProgress({ stage, done, total, unit }: Progress): string {
  const counted =
    unit === 'bytes'
      ? ''
      : total > 0
        ? `: ${UNITS[unit]} ${done.toLocaleString()} of ${total.toLocaleString()}`
        : done > 0
          ? `: ${UNITS[unit]} ${done.toLocaleString()}`
          : '';
  return `${STAGES[stage]}${counted} …`;
}

/** A thin line with what is being done, real counts, and a stop. */
export function ProgressLine({ progress, onStop }: { progress: Progress; onStop(): void }) {
  const known = progress.total > 0;
  return (
    <div className="progress-line">
      <progress max={known ? progress.total : undefined} value={known ? progress.done : undefined} aria-label={STAGES[progress.stage]} />
      <span role="status">{describeProgress(progress)}</span>
      <button type="button" onClick={onStop}>
        Stop
      </button>
    </div>
  );
}
