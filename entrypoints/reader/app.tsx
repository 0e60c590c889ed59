import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '@/src/ui';
import type { Engine } from '../engine/client';
import { useDesk } from '../panel/desk';
import { type AskReason, type CompareWith, readAddress, writeAddress } from './address';
import { type Compared, CompareView } from './compare/compare-view';
import { FilesList, type ListedFile } from './files-list';
import { Landing } from './landing';
import { SAMPLE_NAME } from './open-document';
import type { OpenInput } from './opening';
import { keepPasted, takePasted } from './pasted';
import { ReaderView } from './reader-view';
import { listShelf, type ShelfEntry, shelve, takeFromShelf, unshelve } from './shelf';
import { useFiles } from './use-files';

type Place =
  | { at: 'landing'; ask: { reason: AskReason; url: string } | null }
  | { at: 'files' }
  | { at: 'document'; input: OpenInput }
  | { at: 'compare'; compared: Compared };

const LANDING: Place = { at: 'landing', ask: null };

async function sampleInput(): Promise<OpenInput> {
  const response = await fetch('/sample.docx');
  return { kind: 'bytes', bytes: await response.arrayBuffer(), fileName: SAMPLE_NAME, url: null, contentType: null, key: null };
}

/** What the address asks for: a reload comes back to the same document. */
async function placeOf(hash: string): Promise<Place> {
  const address = readAddress(hash);
  if (address.open === 'sample') return { at: 'document', input: await sampleInput() };
  if (address.open === 'scope') {
    const pasted = takePasted();
    return pasted ? { at: 'document', input: { kind: 'scope', ...pasted } } : LANDING;
  }
  if (address.open === 'compare') {
    const here = await takeFromShelf(address.key);
    const there = address.with.kind === 'work' ? { kind: 'work' as const, key: address.with.key } : await takeFromShelf(address.with.key);
    if (here && there) return { at: 'compare', compared: { here: { kind: 'bytes', ...here }, there: 'bytes' in there ? { kind: 'bytes', ...there } : there } };
  }
  if (address.open === 'ask') return { at: 'landing', ask: address };
  if (address.open === 'doc') {
    const found = await takeFromShelf(address.key);
    if (found) return { at: 'document', input: { kind: 'bytes', ...found } };
  }
  return LANDING;
}

export function App({ engine }: { engine: Engine }) {
  const desk = useDesk(engine);
  const { leave } = desk;
  const [place, setPlace] = useState<Place | null>(null);
  const [recent, setRecent] = useState<ShelfEntry[]>([]);
  const files = useFiles(engine);
  const own = useRef(false);

  const follow = useCallback(async (): Promise<void> => {
    // without its shelf (a browser that keeps nothing) the reader still opens what it is given
    const next = await placeOf(location.hash).catch(() => LANDING);
    if (next.at !== 'document') leave();
    setPlace(next);
    setRecent(await listShelf().catch(() => []));
  }, [leave]);
  useEffect(() => {
    void follow();
    const onHash = (): void => {
      if (own.current) own.current = false;
      else void follow();
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [follow]);

  const show = useCallback((next: Place, hash: string): void => {
    if (location.hash !== hash) {
      own.current = hash !== '' || location.hash !== '';
      location.hash = hash;
    }
    setPlace(next);
  }, []);

  const openFiles = useCallback(
    async (dropped: File[]): Promise<void> => {
      const [only] = dropped;
      if (dropped.length > 1) {
        show({ at: 'files' }, '');
        files.take(dropped);
        return;
      }
      if (!only) return;
      const document = { bytes: await only.arrayBuffer(), fileName: only.name, url: null, contentType: only.type || null };
      const key = await shelve(document).catch(() => null);
      show({ at: 'document', input: { kind: 'bytes', ...document, key } }, key ? writeAddress({ open: 'doc', key }) : '');
    },
    [files.take, show],
  );
  const openKey = useCallback(
    async (key: string): Promise<void> => {
      const found = await takeFromShelf(key);
      if (found) show({ at: 'document', input: { kind: 'bytes', ...found } }, writeAddress({ open: 'doc', key }));
    },
    [show],
  );
  const close = useCallback((): void => {
    leave();
    show(files.list.length > 0 ? { at: 'files' } : LANDING, '');
    void listShelf().then(setRecent, () => setRecent([]));
  }, [leave, files.list.length, show]);

  const beside = useCallback((key: string, other: CompareWith): void => {
    location.hash = writeAddress({ open: 'compare', key, with: other });
  }, []);
  const over = useDrop(openFiles);
  if (!place) return null;
  return (
    <>
      {place.at === 'landing' && (
        <Landing
          ask={place.ask}
          recent={recent}
          onFiles={(chosen) => void openFiles(chosen)}
          onSample={() => void sampleInput().then((input) => show({ at: 'document', input }, writeAddress({ open: 'sample' })))}
          onScope={(title, scope) => {
            keepPasted({ title, scope });
            show({ at: 'document', input: { kind: 'scope', title, scope } }, writeAddress({ open: 'scope' }));
          }}
          onRecent={(key) => void openKey(key)}
          onForget={(key) => void unshelve(key).then(async () => setRecent(await listShelf()))}
        />
      )}
      {place.at === 'files' && (
        <FilesList
          files={files.list}
          onOpen={(file: ListedFile) => file.key && void openKey(file.key)}
          onStop={files.stop}
          onBack={() => {
            files.clear();
            show(LANDING, '');
          }}
        />
      )}
      {place.at === 'document' && <ReaderView engine={engine} desk={desk} input={place.input} onClose={close} onCompare={beside} />}
      {place.at === 'compare' && <CompareView engine={engine} compared={place.compared} onBack={() => void openKey(place.compared.here.key ?? '')} />}
      {over && (
        <div className="drop-veil" aria-hidden="true">
          {t('landing.veil')}
        </div>
      )}
    </>
  );
}

/** Files dropped anywhere on the page are opened; true while they hang over it. */
function useDrop(open: (files: File[]) => Promise<void>): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void open([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [open]);
  return over;
}
