/** SHA-256 of the bytes, the first 32 hex digits: a document's id. Needs `crypto.subtle` (extension page, worker, Node 20). */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
