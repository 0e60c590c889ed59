import { useEffect, useState } from 'react';
import { Dialog, t } from '@/src/ui';
import type { Engine } from '../../engine/client';
import { transferable } from '../../panel/transferable';
import type { CompareWith } from '../address';
import { listShelf, type ShelfEntry } from '../shelf';

type Choice = { with: CompareWith; name: string; about: string };

/** What a document may stand beside: documents opened lately, and works kept in the catalog. */
export function ChooseOther({ engine, than, onChoose, onClose }: { engine: Engine; than: string; onChoose(other: CompareWith): void; onClose(): void }) {
  const [choices, setChoices] = useState<Choice[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    gather(engine, than).then(setChoices, (reason: unknown) => setTrouble(transferable(reason).message));
  }, [engine, than]);
  return (
    <Dialog title={t('compare.choose')} onClose={onClose}>
      {trouble && <p role="alert">{trouble}</p>}
      {choices?.length === 0 && <p className="quiet">{t('compare.none')}</p>}
      <ul className="choices">
        {choices?.map((choice) => (
          <li key={`${choice.with.kind} ${choice.with.key}`}>
            <button type="button" onClick={() => onChoose(choice.with)}>
              <span>{choice.name}</span> <span className="quiet">{choice.about}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="deeds">
        <button type="button" onClick={onClose}>
          {t('compare.cancel')}
        </button>
      </p>
    </Dialog>
  );
}

const MOST_WORKS = 200;

async function gather(engine: Engine, than: string): Promise<Choice[]> {
  const shelf: ShelfEntry[] = await listShelf().catch(() => []);
  const kept = await engine.call('works', { offset: 0, limit: MOST_WORKS, purposes: ['normative-here', 'neighbour', 'competitor', 'watch'] });
  return [
    ...shelf
      .filter((entry) => entry.key !== than)
      .map(
        (entry): Choice => ({
          with: { kind: 'doc', key: entry.key },
          name: entry.title ?? entry.fileName ?? entry.url ?? t('landing.untitled'),
          about: t('compare.opened', { day: new Date(entry.openedAt).toLocaleDateString() }),
        }),
      ),
    ...kept.rows.map((row): Choice => ({ with: { kind: 'work', key: row.key }, name: `${row.id} · ${row.title}`, about: t('compare.saved') })),
  ];
}
