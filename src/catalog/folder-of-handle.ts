import type { Folder } from './backup-folder';

/** A folder of the File System Access API. Its writable files take the old one's place only when they are closed. */
export const folderOfHandle = (handle: FileSystemDirectoryHandle): Folder => ({
  async names() {
    const names: string[] = [];
    for await (const name of handle.keys()) names.push(name);
    return names;
  },
  read: async (name) => (await (await handle.getFileHandle(name)).getFile()).arrayBuffer(),
  async write(name, bytes) {
    const file = await handle.getFileHandle(name, { create: true });
    const writable = await file.createWritable();
    await writable.write(bytes);
    await writable.close();
  },
  remove: (name) => handle.removeEntry(name),
});
