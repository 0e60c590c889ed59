/** "ITU-T SG17" for each study group that a text names: "STUDY GROUP 17", "SG17", "Commission d'études 2". */
export function studyGroupsIn(text: string): string[] {
  const groups = new Set<string>();
  for (const found of text.matchAll(/(?:\bStudy Group|\bCommission d['’]études|\bComisión de Estudio|(?<![\p{L}-])SG)\s*-?\s?(\d{1,2})(?!\d)/giu))
    groups.add(`ITU-T SG${Number(found[1])}`);
  if (/(?<![\p{L}-])TSAG(?!\p{L})/u.test(text)) groups.add('ITU-T TSAG');
  return [...groups];
}

/** "Q10/17" for each Question: "Q.10/17", "Question 4/17", "Questions 1, 10 & 11/17". */
export function questionsIn(text: string): string[] {
  const questions = new Set<string>();
  for (const found of text.matchAll(/(?<![\p{L}\d])(?:Questions?|Q)\s?\.?\s?((?:\d{1,2}(?:\s*(?:,|&|and|et|y)\s*)?){1,8})\s?\/\s?(\d{1,2})(?![\d/])/gu))
    for (const number of (found[1] ?? '').match(/\d+/g) ?? []) questions.add(`Q${Number(number)}/${Number(found[2])}`);
  return [...questions];
}

/** The Questions of a "Question(s):" field, where only "4/17" or "10, 11/17" stands; "All/17" names the group. */
export function questionsOfField(value: string): string[] {
  const questions = new Set<string>();
  for (const found of value.matchAll(/((?:\d{1,2}(?:\s*(?:,|&|;|and)\s*)?)+)\s?\/\s?(\d{1,2})(?!\d)/g))
    for (const number of (found[1] ?? '').match(/\d+/g) ?? []) questions.add(`Q${Number(number)}/${Number(found[2])}`);
  return [...questions];
}
