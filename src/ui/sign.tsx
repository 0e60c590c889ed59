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

/** A key's letter on its button; told to assistive technology by aria-keyshortcuts. */
export function Key({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
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
