import type { ClauseRole } from '@/src/model';

/**
 * What clause titles say of their clause, in the languages that standards bodies publish in. Tried in order on the folded title
 * (lower case, without number and punctuation at its ends).
 */
const TITLES: readonly [ClauseRole, RegExp][] = [
  ['boilerplate', /^modal verbs terminology$/u],
  ['contents', /^(?:table of )?contents$|^toc$|^table des matières$|^sommaire$|^índice$|^contenido$|^目次$|^目录$|^جدول المحتويات$|^содержание$/u],
  [
    'scope',
    /^(?:scope|purpose and scope|scope and purpose|introduction and scope|domaine d['’]application|champ d['’]application|objet|alcance|ámbito|objeto y campo de aplicación|مجال التطبيق|النطاق|范围|适用范围|область применения|сфера применения)$/u,
  ],
  [
    'normative-references',
    /^(?:(?:.{0,30}\s)?normative references?|normative|références normatives|referencias normativas|规范性引用文件|нормативные ссылки|المراجع المعيارية)$/u,
  ],
  [
    'informative-references',
    /^(?:(?:.{0,30}\s)?(?:informative|non[- ]?normative|informational|additional|other) references?|informative|références informatives|referencias informativas)$/u,
  ],
  [
    'bibliography',
    /^(?:bibliography|bibliographie|bibliografía|reference documents|works cited|المراجع|ببليوغرافيا|ثبت المراجع|بيبليوغرافيا|参考文献|参考书目|библиография)$/u,
  ],
  ['references', /^(?:references?|list of references|references cited|référence?s|referencias|参考|ссылки|reference list|المراجع والوثائق)$/u],
  [
    'terms-elsewhere',
    /^(?:terms? (?:and definitions? )?defined elsewhere|(?:terms and )?definitions from other (?:documents|sources)|termes définis ailleurs|termes définis dans d['’]autres documents|términos definidos en otros? (?:documentos?|lugar)|terms? defined in (?:other|the reference).*|المصطلحات المعر[فّ]+ة في (?:وثائق|مكان|أماكن|نصوص|توصيات) .*|他处定义的术语|термины, определенные в других .*)$/u,
  ],
  [
    'terms-here',
    /^(?:terms? (?:and definitions? )?defined (?:in this|here|within this).*|termes définis dans la présente?.*|termes définis dans le présent.*|términos definidos en (?:la|el|esta|este) (?:presente )?.*|المصطلحات المعر[فّ]+ة في هذه .*|本(?:建议书|标准)定义的术语|термины, определенные в настоящ.*)$/u,
  ],
  [
    'abbreviations',
    /^(?:(?:list of )?(?:symbols?,? (?:and )?)?(?:abbreviat(?:ions?|ed terms)|acronyms)(?:,? (?:and|\/) (?:acronyms|abbreviations|symbols|initialisms))*(?: list)?|symbols and abbreviated terms|abréviations(?: et acronymes)?|abreviaturas(?: y acrónimos)?|siglas y acrónimos|المختصرات.*|الاختصارات.*|缩写词?(?:和首字母缩略语)?|缩略语|сокращения(?: и акронимы)?)$/u,
  ],
  [
    'terms',
    /^(?:terms?|definitions?|terminology|glossary(?: of terms)?|terms (?:and|&) definitions|definitions? (?:and|of) (?:terms|terminology)|definitions? (?:and|,) (?:abbreviat(?:ions?|ed terms)|acronyms)(?: and .*)?|terms,? definitions?,? (?:and |symbols? (?:and )?|abbreviat).*|definition of terms,? .*|definition of terms|terminology and definitions|definitions and terminology|key terms|terms and concepts|(?:common |core )?terms used.*|termes et définitions|définitions|términos y definiciones|definiciones|terminologie|المصطلحات.*|التعاريف|تعاريف|术语和定义|定义|термины и определения|определения|(?:requirements? |notational? |document )?(?:notation|conventions|language|keywords),? (?:and|&) (?:terminology|definitions)|terminology,? .*conventions.*|(?:definitions|terminology) (?:and|&) (?:conventions|notation|notational conventions).*|(?:.{3,40} )?(?:terminology|glossary|definitions))$/u,
  ],
  [
    'conventions',
    /^(?:conventions?|(?:document |notational |typographical )?conventions(?! (?:and|&) (?:terminology|definitions)).*|conformance(?: requirements)?|requirements language|requirements notation(?: and conventions)?|keywords?,? conventions|notation|convenciones|(?:ال)?اصطلاحات|约定|условные обозначения)$/u,
  ],
  ['summary', /^(?:summary|abstract|résumé|resumen|executive summary|ملخص|概要|摘要|резюме|аннотация)$/u],
  ['keywords', /^(?:key ?words|mots[- ]clés|palabras clave|كلمات أساسية|关键词|ключевые слова)$/u],
  ['foreword', /^(?:foreword|preface|avant-propos|prólogo|prefacio|تمهيد|前言|предисловие)$/u],
  ['introduction', /^(?:introduction|introducción|مقدمة|引言|введение)$/u],
  [
    'history',
    /^(?:history|document history|revision history|change (?:log|history)|changes|historique|historia|التسلسل التاريخي|历史沿革|хронологическая справка)$/u,
  ],
  ['acknowledgements', /^(?:acknowledge?ments?|contributors|authors['’]? addresses?|editors?|remerciements)$/u],
  [
    'boilerplate',
    /^(?:status of this (?:memo|document)|copyright(?: notice| protected document| notification)?|important notice|full copyright statement|intellectual property(?: rights| statement)?|notices?|ipr notice|legal notice|disclaimer|modal verbs terminology|patent .*|essential patents)$/u,
  ],
];

/** "3.1  Terms defined elsewhere:" → "terms defined elsewhere". */
export const foldTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u0640+/g, '')
    .replace(/[\s\u2028]+/g, ' ')
    .replace(/^\((?:informative|normative|non-normative)\)(?!\s*:)\s*[.–—-]?\s*/u, '')
    .replace(/^(?:clause|section|chapter|annex|appendix)\s+[\w.]+\s*[-–—:.]\s*/u, '')
    .replace(/\s*\((?:informative|normative|non-normative)\)\s*$/u, '')
    .replace(/^[\s\d.:–—§¶#-]+|[\s.:–—§¶#-]+$/gu, '')
    .trim();

/** The role that a title gives a clause; 'body' where it says nothing. Annexes are told by their number or first word. */
export function roleOf(title: string, number: string | null): ClauseRole {
  const folded = foldTitle(title);
  for (const [role, pattern] of TITLES) if (pattern.test(folded)) return role;
  const head = `${number ?? ''} ${title}`.trim();
  if (/^(?:annex|annexe|anexo|الملحق|附件|приложение)\b/iu.test(head)) return 'annex';
  // W3C letters its appendices and nothing else.
  if (/^[A-Z]$/.test(number ?? '')) return 'appendix';
  if (/^(?:appendix|appendice|apéndice|التذييل|附录|дополнение)\b/iu.test(head)) return 'appendix';
  return 'body';
}
