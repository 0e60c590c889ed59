import type { Bytes } from './bytes';
import { ListError } from './errors';

export async function gzip(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

/**
 * Unpacks, and stops as soon as more comes out than `length` bytes, so that a small file cannot fill the memory.
 * @throws ListError 'unpacking', 'bomb' (more than said), 'counts' (less)
 */
export async function gunzip(bytes: Bytes, length: number): Promise<Bytes> {
  const out = new Uint8Array(length);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new ListError('unpacking', null, { cause });
    });
    if (done) break;
    if (at + value.length > length) {
      await reader.cancel().catch(() => undefined);
      throw new ListError('bomb');
    }
    out.set(value, at);
    at += value.length;
  }
  if (at !== length) throw new ListError('counts', 'it is shorter');
  return out;
}
