import { Parser } from 'htmlparser2';

/** An element of a part on the way to a place, as character offsets into the part's text. */
export type Node = {
  name: string;
  start: number;
  /** After the opening tag. */
  open: number;
  /** Before the closing tag and after it; equal to `open` for an element written as one tag. */
  close: number;
  end: number;
  /** A run's properties as they are written, "" for none; and where its content begins after them. */
  properties: string;
  content: number;
};

/**
 * The way from the root to each element whose tag begins at one of these offsets, root first. Prefixes are those of ECMA-376's
 * examples; what the file calls its namespaces is left to `nameOf`.
 */
export function waysTo(xml: string, offsets: ReadonlySet<number>, nameOf: (name: string) => string): Map<number, Node[]> {
  const ways = new Map<number, Node[]>();
  const stack: Node[] = [];
  const parser: Parser = new Parser(
    {
      onopentag(name) {
        const start = parser.startIndex;
        const open = parser.endIndex + 1;
        const node: Node = { name: nameOf(name), start, open, close: open, end: open, properties: '', content: open };
        stack.push(node);
        if (offsets.has(start)) ways.set(start, [...stack]);
      },
      onclosetag(_, implied) {
        const node = stack.pop();
        if (!node) return;
        // A tag that closes itself ends where it opens.
        const self = xml.charCodeAt(node.open - 2) === 47;
        node.close = self || implied ? node.open : parser.startIndex;
        node.end = self ? node.open : parser.endIndex + 1;
        const parent = stack[stack.length - 1];
        if (node.name === 'w:rPr' && parent?.name === 'w:r' && parent.properties === '') {
          parent.properties = xml.slice(node.start, node.end);
          parent.content = node.end;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return ways;
}

/** Where the tables of a part begin and end that stand in no other, in the part's order. */
export function tablesOf(xml: string, nameOf: (name: string) => string): { start: number; end: number }[] {
  const tables: { start: number; end: number }[] = [];
  let depth = 0;
  const parser: Parser = new Parser(
    {
      onopentag(name) {
        if (nameOf(name) === 'w:tbl' && depth++ === 0) tables.push({ start: parser.startIndex, end: xml.length });
      },
      onclosetag(name) {
        const open = tables.at(-1);
        if (nameOf(name) === 'w:tbl' && --depth === 0 && open) open.end = parser.endIndex + 1;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.write(xml);
  parser.end();
  return tables;
}

/** Where the n-th character of an element's decoded text stands in the part, entities and CDATA counted as what they say. */
export function rawOffset(xml: string, node: Node, n: number): number {
  let at = node.open;
  for (let seen = 0; seen < n && at < node.close; ) {
    if (xml.startsWith('<![CDATA[', at)) at += 9;
    else if (xml.startsWith(']]>', at)) at += 3;
    else if (xml[at] === '&') {
      const semicolon = xml.indexOf(';', at);
      if (semicolon < 0 || semicolon >= node.close || semicolon - at > 10) {
        at++;
        seen++;
        continue;
      }
      // A character beyond the basic plane is two to a span.
      const code = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(xml.slice(at, semicolon + 1));
      seen += code && Number.parseInt(code[1] ?? code[2] ?? '0', code[1] ? 16 : 10) > 0xffff ? 2 : 1;
      at = semicolon + 1;
    } else {
      at++;
      seen++;
    }
  }
  return at;
}
