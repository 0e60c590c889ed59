import { type Family, SIGNS, type Tier } from '@/src/model';
import { t } from './messages';

/** The family's sign; its colour only helps. Read aloud as the family's name where `named`. */
export function Sign({ family, named = false }: { family: Family; named?: boolean }) {
  return (
    <span className={`sign family-${family}`}>
      <span aria-hidden="true">{SIGNS[family]}</span>
      {named && <span className="visually-hidden">{t(`family.${family}`)}</span>}
    </span>
  );
}

const TIER_SIGNS: Record<Tier, string> = { certain: '●', probable: '◐', possible: '○' };

export function TierSign({ tier }: { tier: Tier }) {
  return (
    <span className="tier-sign" aria-hidden="true">
      {TIER_SIGNS[tier]}
    </span>
  );
}
