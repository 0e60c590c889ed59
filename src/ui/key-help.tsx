import { Fragment } from 'react';
import { Dialog } from './dialog';
import { KEY_LIST } from './keys';
import { t } from './messages';

/** All keys, and the switch that turns them off. */
export function KeyHelp({ keysOn, onKeysOn, onClose }: { keysOn: boolean; onKeysOn(on: boolean): void; onClose(): void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {KEY_LIST.map(({ keys, label, tab }) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && (keys[0] === 'Alt' ? '+' : <span className="then"> {t('keys.then')} </span>)}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{tab ? t(label, { tab: t(`tab.${tab}`) }) : t(label)}</dd>
          </div>
        ))}
      </dl>
      <label className="switch">
        <input type="checkbox" checked={keysOn} onChange={(event) => onKeysOn(event.target.checked)} />
        <span>
          {t('keys.on')}
          <small className="quiet">{t('keys.on-hint')}</small>
        </span>
      </label>
      <p className="deeds">
        <button type="button" className="main" onClick={onClose}>
          {t('keys.done')}
        </button>
      </p>
    </Dialog>
  );
}
