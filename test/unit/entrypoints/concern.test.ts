import { expect, test } from 'vitest';
import { type Concern, concernOf } from '@/entrypoints/workbench/concern';
import type { BackupStatus } from '@/src/protocol';

const MB = 1024 * 1024;
const none: BackupStatus = { folder: null, state: 'none', why: null, last: null, unsaved: 0 };
const folder = { name: 'f', handle: {} as FileSystemDirectoryHandle };

test.each<[string, number | null, number | null, Partial<BackupStatus>, Concern | null]>([
  ['a fresh catalog', 5 * MB, 60_000 * MB, {}, null],
  ['room of 255 MiB', 745 * MB, 1000 * MB, {}, 'little-room'],
  ['room of 256 MiB', 744 * MB, 1000 * MB, {}, null],
  ['room that the browser does not tell', null, null, {}, null],
  ['a folder that failed is more than one that asks', 0, 1000 * MB, { folder, state: 'failed' }, 'folder-failed'],
  ['a folder that asks', 0, 1000 * MB, { folder, state: 'asks', unsaved: 1 }, 'folder-asks'],
  ['a folder that keeps, however old the file', 0, 1000 * MB, { folder, state: 'kept', last: '2026-01-01T00:00:00Z', unsaved: 3 }, null],
  ['few changes and no backup yet', 0, 1000 * MB, { unsaved: 19 }, null],
  ['twenty changes and no backup yet', 0, 1000 * MB, { unsaved: 20 }, 'no-backup'],
  ['too many changes to count', 0, 1000 * MB, { unsaved: null }, 'no-backup'],
  ['an old backup and nothing new', 0, 1000 * MB, { last: '2026-01-01T00:00:00Z', unsaved: 0 }, null],
  ['an old backup and one change', 0, 1000 * MB, { last: '2026-11-20T00:00:00Z', unsaved: 1 }, 'no-backup'],
  ['a backup of this week and many changes', 0, 1000 * MB, { last: '2026-11-25T00:00:00Z', unsaved: 99 }, null],
])('%s', (_title, usedBytes, quotaBytes, backup, concern) => {
  expect(concernOf({ usedBytes, quotaBytes, backup: { ...none, ...backup } }, new Date('2026-11-28T12:00:00Z'))).toBe(concern);
});
