/** A name fit for a file on every system. */
export const fileWord = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60) || 'draft';
