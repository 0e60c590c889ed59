import { type FormEvent, useState } from 'react';
import type { Purpose } from '@/src/model';
import { Dialog } from './dialog';
import { t } from './messages';
import type { SaveTarget } from './props';

const PURPOSES: readonly Purpose[] = ['normative-here', 'neighbour', 'competitor', 'watch'];

/** What a saved work is to the one who saves it. A normative reference is proposed as such. */
export function SaveDialog({ target, onSave, onClose }: { target: SaveTarget; onSave(purpose: Purpose): void; onClose(): void }) {
  const [purpose, setPurpose] = useState<Purpose>(target.what === 'reference' && target.role === 'normative' ? 'normative-here' : 'neighbour');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(purpose);
  };
  return (
    <Dialog title={t('save.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="save-name">{target.name}</p>
        <fieldset className="choices">
          <legend>{t('save.purpose')}</legend>
          {PURPOSES.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="purpose" value={one} checked={purpose === one} onChange={() => setPurpose(one)} />
              <span>
                {t(`save.${one}`)}
                <small className="quiet">{t(`save.${one}.hint`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="deeds">
          <button type="submit" className="main">
            {t('save.confirm')}
          </button>
          <button type="button" onClick={onClose}>
            {t('save.cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
