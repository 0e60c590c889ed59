import type { Folder } from '@/src/catalog';

/** A folder in memory; `fails` makes its next writes fail, as a full or lost disk does. */
export function memoryFolder(): Folder & { files: Map<string, ArrayBuffer>; fails: boolean } {
  const files = new Map<string, ArrayBuffer>();
  return {
    files,
    fails: false,
    names: async () => [...files.keys()],
    read: async (name) => {
      const bytes = files.get(name);
      if (!bytes) throw new DOMException('There is no such file.', 'NotFoundError');
      return bytes;
    },
    async write(name, bytes) {
      if (this.fails) throw new DOMException('The disk is gone.', 'NotFoundError');
      files.set(name, bytes);
    },
    remove: async (name) => {
      files.delete(name);
    },
  };
}
