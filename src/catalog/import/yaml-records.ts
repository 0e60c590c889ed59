import { LONGEST_RECORD } from './stream';

/**
 * Cuts YAML of many documents into one text a record: documents apart by "---", items of a list, or of the list under "items:".
 * A file of one document is one record. Null stands for a record longer than one can be.
 */
export function createYamlRecords(): { push(lines: readonly string[]): (string | null)[]; end(): (string | null)[] } {
  let form = 'unknown' as 'unknown' | 'documents' | 'items' | 'head';
  let indent = 0;
  let record: string[] = [];
  let length = 0;

  const flush = (): (string | null)[] => {
    const text = length > LONGEST_RECORD ? null : record.join('\n');
    record = [];
    length = 0;
    return text?.trim() === '' ? [] : [text];
  };

  const begin = (line: string): void => {
    const here = line.length - line.trimStart().length;
    if (/^ *- /.test(line) || line.trim() === '-') {
      form = 'items';
      indent = here;
    } else if (/^(?:root|items):\s*$/.test(line)) form = 'head';
    else form = 'documents';
  };

  const isHead = (): boolean => form === 'head';

  const take = (line: string): (string | null)[] => {
    if (/^---(?:\s|$)/.test(line)) {
      form = 'unknown';
      return flush();
    }
    if (form === 'unknown') {
      const said = line.trim();
      if (said === '' || said.startsWith('#') || said.startsWith('%')) return [];
      begin(line);
      if (isHead()) return [];
    } else if (form === 'head') {
      if (!/^ *- /.test(line)) return [];
      begin(line);
    }
    let done: (string | null)[] = [];
    if (form === 'items') {
      const here = line.length - line.trimStart().length;
      if (here < indent && line.trim() !== '') {
        form = 'head';
        return flush();
      }
      if (here === indent && line[indent] === '-') done = flush();
    }
    if (length <= LONGEST_RECORD) record.push(line);
    length += line.length + 1;
    return done;
  };

  return { push: (lines) => lines.flatMap(take), end: flush };
}
