import { useCallback, useEffect, useState } from 'react';
import type { ListStatus } from '@/src/model';
import type { EngineCalls, ListOutcome, Progress } from '@/src/protocol';
import { type MessageKey, ProgressLine, t } from '@/src/ui';
import type { CallOptions, Engine } from '../engine/client';
import { transferable } from '../panel/transferable';
import { AddList } from './add-list';
import { changesAddress, type FetchedList, fetchList } from './fetch-list';
import { ListCard } from './list-card';
import { ListOutcomeView } from './list-outcome';
import { ListPreviewView } from './list-preview';

/** A file that passed every check, and where it came from. */
export type Offered = { bytes: ArrayBuffer; address: string | null; name: string | null; preview: EngineCalls['previewList']['out'] };

const FAILED: Record<Extract<FetchedList, { failed: string }>['failed'], MessageKey> = {
  address: 'lists.failed-address',
  refused: 'lists.failed-refused',
  download: 'lists.failed-download',
  missing: 'lists.failed-missing',
};

/** Published lists: what the user has and whose it is; adding, updating, going back, taking out. Nothing here happens by itself. */
export function ListsTab({ engine }: { engine: Engine }) {
  const [lists, setLists] = useState<ListStatus[] | null>(null);
  const [offered, setOffered] = useState<Offered | null>(null);
  const [outcome, setOutcome] = useState<ListOutcome | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [comparing, setComparing] = useState<{ progress: Progress; stop: AbortController } | null>(null);

  const refresh = useCallback(async (): Promise<void> => setLists(await engine.call('lists', null)), [engine]);
  useEffect(() => {
    refresh().catch((reason: unknown) => setSaid(transferable(reason).message));
  }, [refresh]);

  /** One thing at a time; what goes wrong is said, and everything stays as it was. */
  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    setSaid(null);
    setOutcome(null);
    work()
      .catch((reason: unknown) => setSaid(transferable(reason).message))
      .finally(() => setBusy(false));
  };

  const offer = async (bytes: ArrayBuffer, name: string | null, address: string | null): Promise<void> => {
    setOffered(null);
    setOffered({ bytes, name, address, preview: await engine.call('previewList', { bytes, name }) });
  };

  /** The permission has to be asked inside the gesture, so this runs before anything is awaited. */
  const read = (addresses: readonly string[], then: (bytes: ArrayBuffer) => Promise<void>): void => {
    const fetching = fetchList(addresses);
    run(async () => {
      const fetched = await fetching;
      if ('failed' in fetched) setSaid(t(FAILED[fetched.failed]));
      else await then(fetched.bytes);
    });
  };

  const check = ({ name, address, version }: ListStatus): void => {
    if (address === null) return;
    read([changesAddress(address, version), address], async (bytes) => {
      await offer(bytes, name, address).catch(async (reason: unknown) => {
        if (transferable(reason).code === 'current') await engine.call('listChecked', { name });
        throw reason;
      });
    });
  };

  /** A change of a list, with what it does to saved drafts told on the way; stopped, it says whether the list was changed by then. */
  const change = (name: string, call: (options: CallOptions) => Promise<ListOutcome>): void =>
    run(async () => {
      const stop = new AbortController();
      try {
        const made = await call({ signal: stop.signal, onProgress: (progress) => setComparing({ progress, stop }) });
        setOffered(null);
        setOutcome(made);
      } catch (reason) {
        if (!stop.signal.aborted) throw reason;
        const now = await engine.call('lists', null);
        const same = now.find((list) => list.name === name)?.version === lists?.find((list) => list.name === name)?.version;
        if (!same) setOffered(null);
        setSaid(t(same ? 'lists.stopped' : 'lists.stopped-taken'));
      } finally {
        setComparing(null);
        await refresh();
      }
    });

  return (
    <main className="settings lists" aria-busy={busy}>
      <h1>{t('bench.lists')}</h1>
      <p>{t('lists.lead')}</p>
      <AddList
        busy={busy}
        onFile={(file) => run(async () => offer(await file.arrayBuffer(), null, null))}
        onAddress={(address) => read([address], (bytes) => offer(bytes, null, address))}
      />
      <p role="status" aria-live="polite" className="lists-said" data-testid="lists-said">
        {busy ? t('lists.busy') : said}
      </p>
      {comparing && <ProgressLine progress={comparing.progress} onStop={() => comparing.stop.abort()} />}
      {offered && (
        <ListPreviewView
          key={`${offered.preview.name} ${offered.preview.version}`}
          preview={offered.preview}
          busy={busy}
          onTake={() => {
            const { bytes, name, address, preview } = offered;
            change(preview.name, (options) =>
              engine.call('takeList', { bytes, name, address, confirmed: preview.first ? preview.fingerprint : null }, options),
            );
          }}
          onLeave={() => setOffered(null)}
        />
      )}
      {outcome && <ListOutcomeView outcome={outcome} onClose={() => setOutcome(null)} />}
      {lists?.map((list) => (
        <ListCard
          key={list.name}
          list={list}
          busy={busy}
          onCheck={() => check(list)}
          onFile={(file) => run(async () => offer(await file.arrayBuffer(), list.name, null))}
          onVersion={(version) => change(list.name, (options) => engine.call('useListVersion', { name: list.name, version }, options))}
          onRemove={() => change(list.name, (options) => engine.call('removeList', { name: list.name }, options))}
        />
      ))}
    </main>
  );
}
