import { type FormEvent, useState } from 'react';
import { t } from '@/src/ui';
import { FilePick } from './file-pick';

/** A list from a file, or from an address that the user names. */
export function AddList({ busy, onFile, onAddress }: { busy: boolean; onFile(file: File): void; onAddress(address: string): void }) {
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAddress(address.trim());
  };
  return (
    <section aria-labelledby="add-list-heading">
      <h2 id="add-list-heading">{t('lists.add')}</h2>
      <form className="add-list" onSubmit={submit}>
        <FilePick label={t('lists.from-file')} disabled={busy} testId="list-picker" onFile={onFile} />
        <label>
          {t('lists.address')} <input type="url" required value={address} placeholder="https://" onChange={(event) => setAddress(event.target.value)} />
        </label>
        <button type="submit" disabled={busy || address.trim() === ''}>
          {t('lists.from-address')}
        </button>
      </form>
      <p className="quiet">{t('lists.address-hint')}</p>
    </section>
  );
}
