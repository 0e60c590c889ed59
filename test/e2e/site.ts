import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web site on loopback that serves documents of our own making, as publishers do. */
export async function serve(
  files: Record<string, { type: string; body: Uint8Array | string }>,
): Promise<{ origin: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    asked.push(path);
    const file = files[path];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': file.type, 'content-security-policy': "default-src 'none'; style-src 'none'; script-src 'none'" });
    response.end(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() };
}
