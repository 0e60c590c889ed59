import { useEffect } from 'react';
import { t } from './messages';
import type { Toast as ToastData } from './panel-state';

/** How long a message stays; trouble stays until it is closed. Milliseconds. */
const STAYS = 6000;

/** A message of what was done. The live region is always there, so that the first message is read aloud too. */
export function Toast({ toast, onOver }: { toast: ToastData | null; onOver(id: number): void }) {
  useEffect(() => {
    if (!toast || toast.tone === 'trouble') return;
    const timer = setTimeout(() => onOver(toast.id), STAYS);
    return () => clearTimeout(timer);
  }, [toast, onOver]);
  return (
    <div className="toasts" role={toast?.tone === 'trouble' ? 'alert' : 'status'} aria-live={toast?.tone === 'trouble' ? 'assertive' : 'polite'}>
      {toast && (
        <p className={`toast ${toast.tone}`}>
          <span>{toast.text}</span>
          <button type="button" className="plain icon" aria-label={t('toast.close')} onClick={() => onOver(toast.id)}>
            ✕
          </button>
        </p>
      )}
    </div>
  );
}
