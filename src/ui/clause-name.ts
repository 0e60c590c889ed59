import { t } from './messages';

/** "clause 3.2", but "Annex A" and "Bibliography" as they are: only what begins with a number is called a clause. */
export const clauseName = (clause: string): string => (/^(?:\d|[A-Z]\.\d|[IVX]+\.\d)/.test(clause) ? t('card.clause', { clause }) : clause);
