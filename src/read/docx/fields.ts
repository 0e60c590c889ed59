/** A complex field that is open: its instruction first, then its result (ECMA-376 17.16.18). */
type Field = {
  instruction: string;
  phase: 'instruction' | 'result';
  /** Paragraph in which it began. */
  begunIn: number;
  link: string | null;
  contents: boolean;
  /** Number of a page: no part of the text. */
  pageNumber: boolean;
};

/** Follows complex fields through a story, so that only their results are read. */
export function createFields() {
  const open: Field[] = [];
  let paragraph = 0;
  return {
    /** Whether the text here is an instruction or the number of a page. */
    get silent(): boolean {
      return open.some(({ phase, pageNumber }) => phase === 'instruction' || pageNumber);
    },
    /** Address of the innermost link around. */
    get link(): string | null {
      for (let i = open.length - 1; i >= 0; i--) {
        const link = open[i]?.link ?? null;
        if (link !== null) return link;
      }
      return null;
    },
    /** Inside the lines of a contents list or index. */
    get inContents(): boolean {
      return open.some(({ contents, phase }) => contents && phase === 'result');
    },
    nextParagraph(): void {
      paragraph++;
    },
    /** A heading is no line of a contents list: such a field was left open by mistake. */
    leaveContents(): void {
      const at = open.findIndex(({ contents }) => contents);
      if (at >= 0) open.length = at;
    },
    begin(): void {
      open.push({ instruction: '', phase: 'instruction', begunIn: paragraph, link: null, contents: false, pageNumber: false });
    },
    instruct(text: string): void {
      const field = open[open.length - 1];
      if (field?.phase === 'instruction' && field.instruction.length < 4096) field.instruction += text;
    },
    separate(): void {
      const field = open[open.length - 1];
      if (!field) return;
      field.phase = 'result';
      Object.assign(field, readInstruction(field.instruction));
    },
    end(): void {
      open.pop();
    },
    /** Ordinary text in a later paragraph than the one in which an instruction began: its end was lost, and the text is printed. */
    recover(): void {
      while (open.length > 0 && open.some(({ phase, begunIn }) => phase === 'instruction' && begunIn < paragraph)) open.pop();
    },
  };
}

/** What a field's instruction means for the text that it gives. */
export function readInstruction(instruction: string): { link: string | null; contents: boolean; pageNumber: boolean } {
  const contents = /^\s*(?:TOC|TOA|INDEX)\b/i.test(instruction);
  const pageNumber = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(instruction);
  if (!/^\s*HYPERLINK\b/i.test(instruction)) return { link: null, contents, pageNumber };
  const local = /\\l\s+"([^"]{1,400})"/i.exec(instruction)?.[1];
  const address = /^\s*HYPERLINK\s+"([^"]{1,4000})"/i.exec(instruction)?.[1] ?? /^\s*HYPERLINK\s+([^\s"\\]{1,4000})/i.exec(instruction)?.[1];
  return { link: address ? (local ? `${address}#${local}` : address) : local ? `#${local}` : null, contents, pageNumber };
}
