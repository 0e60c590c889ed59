import { familyOf } from '@/src/model';
import { clauseName } from './clause-name';
import type { ListedFinding } from './list-findings';
import { t } from './messages';
import { Said } from './said';
import { Sign } from './sign';

export type FindingRowProps = {
  listed: ListedFinding;
  current: boolean;
  open: boolean;
  /** Id of the card that opens under the row. */
  cardId: string;
  /** One row is the list's tab stop; arrow keys move on. */
  tabStop: boolean;
  onToggle(): void;
  onKey(key: string): boolean;
};

/** A finding in one glance: sign, matter, place, sentence, and what was decided. */
export function FindingRow({ listed, current, open, cardId, tabStop, onToggle, onKey }: FindingRowProps) {
  const { finding, decision, back } = listed;
  const at = finding.evidence[0]?.here;
  return (
    <button
      type="button"
      className={decision && decision.verdict !== 'accepted' ? 'finding-row settled' : 'finding-row'}
      data-finding={finding.id}
      aria-expanded={open}
      aria-controls={open ? cardId : undefined}
      aria-current={current ? 'true' : undefined}
      aria-keyshortcuts="Enter"
      tabIndex={tabStop ? 0 : -1}
      onClick={onToggle}
      onKeyDown={(event) => {
        if (onKey(event.key)) event.preventDefault();
      }}
    >
      <Sign family={familyOf(finding.kind)} />
      <span className="finding-subject">{finding.subject || t(`kind.${finding.kind}`)}</span>
      {at && (at.clause || at.page) && <span className="finding-place">{at.clause ? clauseName(at.clause) : t('card.page', { page: at.page ?? '' })}</span>}
      <span className="finding-says">
        <span className="finding-kind">{t(`kind.${finding.kind}`)}</span>
        <span className="finding-message">
          {' · '}
          <Said>{finding.message}</Said>
        </span>
      </span>
      {decision && (
        <span className={`finding-state ${decision.verdict}`}>
          <span aria-hidden="true">{decision.verdict === 'accepted' ? '✓' : decision.verdict === 'dismissed' ? '–' : '…'}</span>{' '}
          {t(`decide.${decision.verdict}`)}
        </span>
      )}
      {back && <span className="finding-state back">{t(`decide.back.${back}`)}</span>}
    </button>
  );
}
