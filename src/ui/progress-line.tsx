import type { Progress } from '@/src/protocol';
import { t } from './messages';

/** A thin line with real counts, and a stop that stops. Only changes of stage are read aloud. */
export function ProgressLine({ progress, onStop }: { progress: Progress; onStop(): void }) {
  const { stage, done, total, unit } = progress;
  const counted = total > 0 && unit !== 'bytes';
  const words = counted ? t('progress.count', { stage: t(`progress.${stage}`), unit: t(`progress.${unit}`), done, total }) : `${t(`progress.${stage}`)} …`;
  return (
    <div className="progress">
      <progress aria-label={words} max={total > 0 ? total : undefined} value={total > 0 ? Math.min(done, total) : undefined} />
      <span className="progress-words">{words}</span>
      <span className="visually-hidden" role="status">
        {t(`progress.${stage}`)}
      </span>
      <button type="button" onClick={onStop}>
        {t('progress.stop')}
      </button>
    </div>
  );
}
