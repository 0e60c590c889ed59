import { type FormEvent, useState } from 'react';
import type { LandscapeOrder } from '@/src/protocol';
import { type MessageKey, t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { downloadBytes } from '../panel/download';
import { transferable } from '../panel/transferable';

const ORDERS: readonly LandscapeOrder[] = ['body', 'group', 'topic', 'stage'];
const FORMATS: readonly { format: 'docx' | 'html' | 'md' | 'csv' | 'xlsx'; label: MessageKey }[] = [
  { format: 'docx', label: 'documents.format-docx' },
  { format: 'html', label: 'documents.format-html' },
  { format: 'md', label: 'documents.format-md' },
  { format: 'xlsx', label: 'landscape.xlsx' },
  { format: 'csv', label: 'landscape.csv' },
];

/** The landscape made anew from what the catalog knows today, with what changed since an older pack. */
export function LandscapeTab({ engine }: { engine: Engine }) {
  const [by, setBy] = useState<LandscapeOrder>('body');
  const [format, setFormat] = useState<(typeof FORMATS)[number]['format']>('docx');
  const [since, setSince] = useState<File | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const write = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const file = await engine.call('exportLandscape', { by, format, since: since ? await since.arrayBuffer() : null });
    downloadBytes(file);
    setSaid(t('landscape.written', { name: file.fileName }));
  };
  return (
    <main className="settings">
      <h1>{t('bench.landscape')}</h1>
      <p>{t('landscape.lead')}</p>
      <form onSubmit={(event) => void write(event).catch((reason: unknown) => setSaid(transferable(reason).message))}>
        <p>
          <label>
            {t('landscape.by')}{' '}
            <select value={by} onChange={(event) => setBy(ORDERS.find((o) => o === event.target.value) ?? 'body')}>
              {ORDERS.map((order) => (
                <option key={order} value={order}>
                  {t(`landscape.by.${order}`)}
                </option>
              ))}
            </select>
          </label>
        </p>
        <p>
          <label>
            {t('documents.format')}{' '}
            <select value={format} onChange={(event) => setFormat(FORMATS.find((f) => f.format === event.target.value)?.format ?? 'docx')}>
              {FORMATS.map((one) => (
                <option key={one.format} value={one.format}>
                  {t(one.label)}
                </option>
              ))}
            </select>
          </label>
        </p>
        <p>
          <label>
            {t('landscape.since')} <input type="file" accept=".json" onChange={(event) => setSince(event.target.files?.[0] ?? null)} />
          </label>
        </p>
        <p className="deeds">
          <button type="submit" className="primary">
            {t('landscape.write')}
          </button>
        </p>
      </form>
      <p role="status" aria-live="polite">
        {said}
      </p>
    </main>
  );
}
