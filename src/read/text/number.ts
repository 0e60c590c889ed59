/**
 * The number at the beginning of a block, as printed: "3.1.2", "4.", "A.1", "Annex A", "a)", "[b-ITU-T X.1252]"; null where none.
 * Headings carry every form; running paragraphs only those that cannot be a year or a quantity.
 */
export function leadingNumber(text: string, heading: boolean): string | null {
  const head = text.slice(0, 80);
  const label = /^\[[^\][\u2028]{1,70}\](?=\s|$)/.exec(head);
  if (label) return label[0];
  if (heading) {
    const named =
      /^(?:Annex|Appendix|Annexe|Appendice|Anexo|Apéndice|Chapter|Clause|Section|Article|Part)\s+(?:[A-Z](?:\.\d+)*|[IVXL]+(?:\.\d+)*|\d+(?:\.\d+)*)\b[.:]?/i.exec(
        head,
      );
    if (named) return named[0];
    const number = /^(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z](?:\.\d{1,3})+|[IVX]{1,5}(?:\.\d{1,3})+|[A-Z](?=\.\s))\.?(?=\s)/.exec(head);
    // ISO numbers its entries on lines of their own.
    return number ? number[0] : (/^\d{1,3}(?:\.\d{1,3})+$/.exec(head)?.[0] ?? null);
  }
  const clause = /^(?:\d{1,2}(?:\.\d{1,3}){1,6}|[A-Z](?:\.\d{1,3}){1,5})\.?(?=\s)/.exec(head);
  if (clause) return clause[0];
  const item = /^(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})\)|(?:[a-z]|\d{1,3})\.)(?=\s)/.exec(head);
  return item ? item[0] : null;
}
