import type { BackupStatus } from '@/src/protocol';
import type { Engine } from '../engine/client';

type Picker = (options: { id: string; mode: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

const pickerOf = (): Picker | null => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker ?? null;

/** The browser's own dialog for a folder; null where the user leaves it. Only where `pickFolder.here` (not in Firefox). */
export async function pickFolder(mode: 'read' | 'readwrite'): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await pickerOf()?.call(globalThis, { id: 'concord-backup', mode })) ?? null;
  } catch (reason) {
    if (typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'AbortError') return null;
    throw reason;
  }
}
pickFolder.here = pickerOf() !== null;

/** After a restart the browser asks once more whether the folder may be written to; only a press of the user's may ask. */
export async function askLeave(engine: Engine, { folder }: BackupStatus): Promise<void> {
  const handle = folder?.handle;
  if (handle && 'requestPermission' in handle && typeof handle.requestPermission === 'function') await handle.requestPermission({ mode: 'readwrite' });
  await engine.call('keepNow', null);
}
