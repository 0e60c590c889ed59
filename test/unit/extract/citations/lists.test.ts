import { describe, expect, it } from 'vitest';
import { citationsOf, madeDocument } from './made';

/** Reference lists of our own making in the publishers' habits, and the entries that they hold. */
const LISTS: [title: string, lines: string[], expected: string[]][] = [
  [
    'ITU-T: tags in clause 2 and in the bibliography',
    [
      '# 1 Scope',
      'Wallets of trees.',
      '# 2 References',
      'The following ITU-T Recommendations and other references contain provisions which, through reference in this text, constitute provisions of this Recommendation.',
      '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /Framework of tree wallets/.',
      '[ITU-T Y.9100]\tRecommendation ITU-T Y.9100/X.9101 (2020), /Leaves/.',
      '[ITU-T X.9509]\tRecommendation ITU-T X.9509 (2016) | ISO/IEC 99594-8:2017, /Roots and certificates/.',
      '[IETF RFC 9990]\tIETF RFC 9990 (2031), /The Bark Format/.',
      '# 3 Definitions',
      '# Bibliography',
      '[b-ITU-T X Suppl.4]\tITU-T X-series Recommendations – Supplement 4 (2008), /On shade/.',
      '[b-Oak]\tOak, A. (2020), Trees and trust, Forest Press.',
    ],
    [
      'normative · [ITU-T X.9001] · ITU-T X.9001 · 2019 · Framework of tree wallets',
      'normative · [ITU-T Y.9100] · ITU-T Y.9100 · 2020 · Leaves',
      'normative · [ITU-T X.9509] · ITU-T X.9509 · 2016 · Roots and certificates',
      'normative · [IETF RFC 9990] · RFC 9990 · 2031 · The Bark Format',
      'informative · [b-ITU-T X Suppl.4] · ITU-T X Suppl. 4 · 2008 · On shade',
      'informative · [b-Oak] · – · – · Trees and trust',
    ],
  ],
  [
    'ITU-T: a bibliography whose heading is a plain line, and the list of series after the text',
    [
      '# 1 Scope',
      'x',
      '# 6 Protocol',
      'Text.',
      'Bibliography',
      '[b-ITU-T X.9200]\tRecommendation ITU-T X.9200 (2001), /Moss/.',
      '____________________',
      'SERIES OF ITU-T RECOMMENDATIONS',
      'Series A ¦ Organization of the work',
      'Series D ¦ Tariffs',
    ],
    ['informative · [b-ITU-T X.9200] · ITU-T X.9200 · 2001 · Moss'],
  ],
  [
    'RFC: numbers within titles, and labels that only count',
    [
      '# 9 References',
      '[TREE1]\tISO/IEC 99594-8/ITU-T Recommendation X.9509, "The Forest", 1997 edition.',
      '[ISO2]\tISO/IEC 99594-9, "The Wood", 1999.',
      '[ISO.bark]\tISO/IEC JTC 1/SC 17, "ISO/IEC 99013-5:2021 Bark-compliant licence", September 2021.',
    ],
    [
      'normative · [TREE1] · ISO/IEC 99594-8 · – · The Forest',
      'normative · [ISO2] · ISO/IEC 99594-9 · – · The Wood',
      'normative · [ISO.bark] · ISO/IEC 99013-5 · 2021 · ISO/IEC 99013-5:2021 Bark-compliant licence',
    ],
  ],
  [
    'anchors of citation libraries write numbers with dots',
    [
      '# 9 Informative References',
      '[ITU.X9690.2021]\tITU-T, "Leaf encoding rules", February 2021.',
      '[ISO.98601.2004]\tInternational Organization for Standardization, "Times of leaves", 2004.',
      '[ISOIEC-97816-4]\t/Leaf cards/. 2013.',
      '[NIST-SP-800-963-4]\t/Leaf guidelines/. 2025.',
      '[Model]\tSporny, M., "Verifiable Credentials Data Model v2.0", n.d.',
    ],
    [
      'informative · [ITU.X9690.2021] · ITU-T X.9690 · 2021 · Leaf encoding rules',
      'informative · [ISO.98601.2004] · ISO 98601 · 2004 · Times of leaves',
      'informative · [ISOIEC-97816-4] · ISO/IEC 97816-4 · – · Leaf cards',
      'informative · [NIST-SP-800-963-4] · NIST SP 800-963-4 · 4 · Leaf guidelines',
      'informative · [Model] · W3C vc-data-model-2.0 · – · Verifiable Credentials Data Model v2.0',
    ],
  ],
  [
    'NIST names a title up to its publisher in brackets, with the commas and versions in it',
    [
      '# 9 Informative References',
      '[SP800-952] Oak K, Elm D (2031) Guidelines for the Selection, Configuration, and Use of Leaves. (National Institute of Standards and Technology, Gaithersburg, MD), NIST Special Publication (SP) 800-952 Rev. 2.',
      '[RFC9246] Ash E (2031) The Bark Protocol Version 1.2. (Internet Engineering Task Force (IETF)), IETF Request for Comments (RFC) 9246.',
    ],
    [
      'informative · [SP800-952] · NIST SP 800-952r2 · r2 · Guidelines for the Selection, Configuration, and Use of Leaves',
      'informative · [RFC9246] · RFC 9246 · – · The Bark Protocol Version 1.2',
    ],
  ],
  [
    'FAPI: a numbered bibliography beside the normative references',
    ['# 2 Normative references', '[RFC9991] The Bark Format', '# 9 Bibliography', '[RFC9992] The Leaf Format'],
    ['normative · [RFC9991] · RFC 9991 · – · The Bark Format', 'informative · [RFC9992] · RFC 9992 · – · The Leaf Format'],
  ],
  ['Spec-Up: marks that its tool fills in', ['# References', '## Normative References', '[[spec-norm]]'], []],
  [
    'ETSI: "Reference" on the cover is a field',
    ['ETSI EN 399 401 V3.1.1 (2031-06)', 'Reference', 'REN/ESI-0039401v311', 'Keywords', 'leaf, trust', '# 1 Scope', 'x'],
    [],
  ],
  [
    'common text: bullets without tags under thematic headings',
    [
      '# 1 Scope',
      'x',
      '# 2 Normative references',
      '## 2.1 Identical Recommendations | International Standards',
      '• Recommendation ITU-T X.9500 (2016) | ISO/IEC 99594-1:2017, /The Forest: Overview/.',
      '## 2.2 Paired Recommendations | International Standards equivalent in technical content',
      '• Recommendation ITU-T X.9800 (1991), /Forest architecture/.',
      '# 3 Definitions',
    ],
    ['normative · – · ITU-T X.9500 · 2016 · The Forest: Overview', 'normative · – · ITU-T X.9800 · 1991 · Forest architecture'],
  ],
  [
    'ITU-T in Arabic: the numbered clause of references is no bibliography',
    [
      '# 1 مجال التطبيق',
      'x',
      '# 2 المراجع',
      '[ITU-T Y.9001]\tالتوصية ITU-T Y.9001 (2004)، نظرة عامة.',
      '# 3 التعاريف',
      '# بيبليوغرافيا',
      '[b-ITU-T Y.9002]\tالتوصية ITU-T Y.9002 (2005)، شبكات.',
    ],
    ['normative · [ITU-T Y.9001] · ITU-T Y.9001 · 2004 · نظرة عامة', 'informative · [b-ITU-T Y.9002] · ITU-T Y.9002 · 2005 · شبكات'],
  ],
  [
    'ISO: undated and dated entries, a footnote mark, a numbered bibliography',
    [
      '# 1 Scope',
      'x',
      '# 2 Normative references',
      'The following documents are referred to in the text in such a way that some or all of their content constitutes requirements of this document.',
      'ISO 99712^1)^, /Nuts — Determination of hardness/',
      'ISO 99351-1:1994, /Sacks — Part 1: Paper/',
      '# 3 Terms and definitions',
      '# Bibliography',
      '[1]\tISO 99696, /Water for nuts/',
      '[2]\tSquirrel S. On hoarding. J. Nuts. 1999, 12 (3) pp. 1–9',
    ],
    [
      'normative · – · ISO 99712 · – · Nuts — Determination of hardness',
      'normative · – · ISO 99351-1 · 1994 · Sacks — Part 1: Paper',
      'informative · [1] · ISO 99696 · – · Water for nuts',
      'informative · [2] · – · – · Squirrel S',
    ],
  ],
  [
    'ETSI: numbers, also "i.1", void entries',
    [
      '# 1 Scope',
      'x',
      '# 2 References',
      '## 2.1 Normative references',
      'The following referenced documents are necessary for the application of the present document.',
      '[1]\tETSI EN 319 991-1: "Trees (TRE); Part 1: Roots".',
      '[2]\tVoid.',
      '[3]\tIETF RFC 9991: "Bark".',
      '## 2.2 Informative references',
      'The following referenced documents are not necessary for the application of the present document.',
      '[i.1]\tRegulation (EU) No 9910/2014 of the European Parliament and of the Council of 23 July 2014 on trees.',
      '[i.2]\tETSI TR 119 990 (V1.2.1): "Trees (TRE); Framework".',
    ],
    [
      'normative · [1] · ETSI EN 319 991-1 · – · Trees (TRE); Part 1: Roots',
      'normative · [3] · RFC 9991 · – · Bark',
      'informative · [i.1] · Regulation (EU) No 9910/2014 · – · Regulation (EU) No 9910/2014 of the European Parliament and of the Council of 23 July 2014 on trees',
      'informative · [i.2] · ETSI TR 119 990 · V1.2.1 · Trees (TRE); Framework',
    ],
  ],
  [
    '3GPP: numbers in clause 2',
    [
      '# 1 Scope',
      'x',
      '# 2 References',
      'The following documents contain provisions which, through reference in this text, constitute provisions of the present document.',
      '[1]\t3GPP TR 21.905: "Vocabulary for 3GPP Specifications".',
      '[2]\t3GPP TS 33.999: "Security of trees (Release 17)".',
      '# 3 Definitions',
    ],
    ['normative · [1] · 3GPP TR 21.905 · – · Vocabulary for 3GPP Specifications', 'normative · [2] · 3GPP TS 33.999 · – · Security of trees (Release 17)'],
  ],
  [
    'IETF: quoted titles, series, drafts; addresses of footnotes are no references',
    [
      '# 1 Introduction',
      'x',
      '# 8 References',
      '## 8.1 Normative References',
      '[RFC9992]  Oak, A. and B. Elm, Ed., "The Twig Format", BCP 999, RFC 9992, DOI 10.17487/RFC9992, May 2029, <https://www.rfc-editor.org/info/rfc9992>.',
      '## 8.2 Informative References',
      '[I-D.oak-trees]  Oak, A., "Trees over RFC 9992 transports", Work in Progress, Internet-Draft, draft-oak-trees-03, 4 March 2030, <https://datatracker.ietf.org/doc/html/draft-oak-trees-03>.',
      '[Shade]  Elm, B., "What RFC 9992 did to shade", 2030, <https://shade.example/2030>.',
      '## 8.3 URIs',
      '[1] https://trees.example/one',
    ],
    [
      'normative · [RFC9992] · RFC 9992 · – · The Twig Format',
      'informative · [I-D.oak-trees] · draft-oak-trees · 03 · Trees over RFC 9992 transports',
      'informative · [Shade] · – · – · What RFC 9992 did to shade',
    ],
  ],
  [
    'W3C: definition lists',
    [
      '# 1 Introduction',
      'x',
      '# A References',
      '## A.1 Normative references',
      '<dt>[DID-CORE]',
      '<dd>Decentralized Identifiers (DIDs) v1.0. A. Oak. W3C. 19 July 2022. W3C Recommendation. URL: https://www.w3.org/TR/did-core/',
      '## A.2 Informative references',
      '<dt>[TREES]',
      '<dd>Trees of the Web. B. Elm. Forest CG. URL: https://trees.example/',
    ],
    ['normative · [DID-CORE] · W3C did-core · – · Decentralized Identifiers (DIDs) v1.0', 'informative · [TREES] · – · – · Trees of the Web'],
  ],
  [
    'NIST: a section that says it is informative',
    [
      '# 1 Purpose',
      'x',
      '# 8 References',
      'This section is informative.',
      '## 8.1 General References',
      '[A-990] OMZ Circular A-990, /Managing trees/, July 2016.',
      '## 8.2 Standards',
      '[SP 800-999] NIST Special Publication 800-999 Revision 1, /Guide for trees/, September 2012.',
    ],
    ['informative · [A-990] · – · – · Managing trees', 'informative · [SP 800-999] · NIST SP 800-999r1 · r1 · Guide for trees'],
  ],
  [
    'EUDI: a table with tags',
    [
      '# 1 Introduction',
      'x',
      '# 9 References',
      'Reference ¦ Description',
      '[CIR 2029/2977] ¦ Commission Implementing Regulation (EU) 2029/2977 laying down rules on trees',
      '[ISO/IEC 98013-5] ¦ ISO/IEC 98013-5:2021, Tree identification, Part 5',
    ],
    [
      'normative · [CIR 2029/2977] · Commission Implementing Regulation (EU) 2029/2977 · – · Commission Implementing Regulation (EU) 2029/2977 laying down rules on trees',
      'normative · [ISO/IEC 98013-5] · ISO/IEC 98013-5 · 2021 · Tree identification, Part 5',
    ],
  ],
  [
    'a report: documents of a meeting in a table of an annex',
    [
      '# 1 Introduction',
      'x',
      '# Annex 1 References',
      'Ref ¦ Title',
      'TD9830 ¦ Proposal on the transformation of forests',
      'TD9716R1 ¦ Report of the correspondence group',
    ],
    [
      'informative · TD9830 · TD9830 · – · Proposal on the transformation of forests',
      'informative · TD9716R1 · TD9716R1 · R1 · Report of the correspondence group',
    ],
  ],
  [
    'OASIS: non-normative references',
    [
      '# 1 Introduction',
      '## 1.2 Normative References',
      '[RFC9993]\tA. Oak, "Key words for trees", BCP 14, RFC 9993, March 1997.',
      '## 1.3 Non-Normative References',
      '[SAML-Core]\tCantor et al., Assertions for trees, March 2005. OASIS Standard. saml-core-2.0-os.',
      '# 2 Concepts',
    ],
    ['normative · [RFC9993] · RFC 9993 · – · Key words for trees', 'informative · [SAML-Core] · saml-core-v2.0-os · – · Cantor et al., Assertions for trees'],
  ],
  [
    'a list that is printed twice',
    [
      '# 2 References',
      '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /Trees/.',
      '# 2 References',
      '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /Trees/.',
      '# 3 Definitions',
    ],
    ['normative · [ITU-T X.9001] · ITU-T X.9001 · 2019 · Trees'],
  ],
  [
    'OASIS from Markdown: tags as small headings',
    [
      '# 1 Introduction',
      'x',
      '## 1.3 Normative References',
      '###### [RFC9994]',
      'Oak, A., "Key words for trees", BCP 14, RFC 9994, March 1997, <https://www.rfc-editor.org/info/rfc9994>.',
      '###### [Trees-v1.0]',
      'Trees Version 1.0. Edited by B. Elm. Latest stage: https://trees.example/v1.0/trees.html',
      '## 1.4 Non-Normative References',
      '###### [SHADE]',
      'M. J. Oak, "Shade", 2019.',
      '# 2 Trees',
    ],
    [
      'normative · [RFC9994] · RFC 9994 · – · Key words for trees',
      'normative · [Trees-v1.0] · – · – · Trees Version 1.0',
      'informative · [SHADE] · – · – · Shade',
    ],
  ],
  [
    "the editors' list in clause 2 and the tool's at the end",
    [
      '# 1 Scope',
      'x',
      '# 2 Normative references',
      '[RFC9995] – The Trunk',
      '[RFC9996] – The Root',
      '# 8 Security',
      'x',
      '# 9 Normative References',
      '[RFC9995] Oak, A., "The Trunk", RFC 9995, May 2029.',
      '[RFC9997] Oak, A., "The Leaf", RFC 9997, May 2029.',
    ],
    ['normative · [RFC9995] · RFC 9995 · – · The Trunk', 'normative · [RFC9996] · RFC 9996 · – · The Root', 'normative · [RFC9997] · RFC 9997 · – · The Leaf'],
  ],
  [
    'ISO: a publisher whose numbers are not known here',
    [
      '# 1 Scope',
      'x',
      '# 2 Normative references',
      'ISO 99712, /Nuts/',
      'OIML R 999:2000, Taxis for nuts',
      'Nuts are described in the next clause.',
      '# 3 Terms',
    ],
    ['normative · – · ISO 99712 · – · Nuts', 'normative · – · – · – · OIML R 999:2000, Taxis for nuts'],
  ],
  [
    'authors without labels',
    [
      '# 1 Purpose',
      'x',
      '# Appendix D References',
      'The following works of 1999 and later were read.',
      'Oak, A., and B. Elm, "Managing the forest floor," Trees 12(3), 1994.',
      'National Institute of Trees, FIPS 999, Secure Bark Standard, August 2015.',
      'NOTE – The forest was felled in 2001.',
    ],
    [
      'informative · – · – · – · Managing the forest floor',
      'informative · – · NIST FIPS 999 · – · National Institute of Trees, FIPS 999, Secure Bark Standard',
    ],
  ],
  [
    'empty clauses',
    ['# 1 Scope', 'x', '# 2 References', 'None.', '# 3 Definitions', '# Bibliography', 'There are no informative references in this document.'],
    [],
  ],
  [
    'an unlabelled list inside an annex',
    [
      '# 2 References',
      '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /Trees/.',
      '# Annex C Relationship to other guidelines',
      'Text.',
      '## References',
      '• ISO 99999, Nuts of others',
    ],
    ['normative · [ITU-T X.9001] · ITU-T X.9001 · 2019 · Trees'],
  ],
  [
    'a contents list and a table of other things',
    ['# 1 Scope', 'x', '# 2 References', 'Field ¦ Meaning', 'leaf ¦ A part of a tree', 'root ¦ Another part'],
    [],
  ],
  [
    'tags of a specification in its source form',
    ['# 1 Introduction', 'Trees build on [[RFC9992]] and [[!did-core]]; see [[ref: tree]] and [[#scope]].'],
    ['informative · [RFC9992] · RFC 9992 · – · –', 'normative · [did-core] · – · – · –'],
  ],
];

describe('reference lists', () => {
  it.each(LISTS)('%s', (_title, lines, expected) => {
    expect(citationsOf(madeDocument(lines)).listed).toEqual(expected);
  });
});

describe('labels in the text', () => {
  const list = ['# 2 References', '[1]\tISO 99001, /A/', '[2]\tISO 99002, /B/', '[3]\tISO 99003, /C/', '[4]\tISO 99004, /D/', '# 3 Definitions'];
  const mentions = (text: string): number[] =>
    citationsOf(madeDocument([...list, text]))
      .citations.filter((c) => c.role !== 'in-text')
      .map((c) => c.mentions.length);

  it.each([
    ['one', 'as in [2].', [0, 1, 0, 0]],
    ['several in one bracket', 'as in [1, 3].', [1, 0, 1, 0]],
    ['a range', 'as in [2]–[4].', [0, 1, 1, 1]],
    ['a range in one bracket', 'as in [1-3].', [1, 1, 1, 0]],
    ['with a clause', 'as in [4], clause 5 and [4, clause 7].', [0, 0, 0, 2]],
    ['the number itself', 'as ISO 99003 says.', [0, 0, 1, 0]],
    ['none', 'an array a[17] of x.', [0, 0, 0, 0]],
  ])('%s', (_title, text, expected) => expect(mentions(text)).toEqual(expected));

  it('tells what is cited and stands in no list', () => {
    const lines = [
      '# 2 References',
      '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /A/.',
      '[ITU-T X.9002]\tRecommendation ITU-T X.9002 (2019), /B/.',
      '# 6 Model',
      'See [ITU-T X.9001], [b-ITU-T X.9002], [ITU-T X.9003] and [tree].',
    ];
    const { unlisted, citations } = citationsOf(madeDocument(lines));
    expect(unlisted.map((u) => u.label)).toEqual(['[ITU-T X.9003]']);
    expect(citations.filter((c) => c.role !== 'in-text').map((c) => c.mentions.length)).toEqual([1, 1]);
  });

  it('knows a tag by its number where it is written otherwise than in the list', () => {
    const lines = [
      '# 2 References',
      '[ISO98013-5]\tISO/IEC 98013-5, /Trees/',
      '[RFC9990]\tIETF RFC 9990, /Bark/',
      '# 6 Model',
      'See [ISO/IEC 98013-5], clause 7.',
    ];
    const { unlisted, citations } = citationsOf(madeDocument(lines));
    expect(unlisted).toEqual([]);
    expect(citations[0]?.mentions).toHaveLength(1);
  });

  it('says where a label stands twice', () => {
    const lines = ['# 2 References', '[GREEN]\tGuidance "Principles of trees".', '[GREEN]\tAnother "Framework of trees".'];
    expect(citationsOf(madeDocument(lines)).notices.map((n) => n.code)).toEqual(['duplicate-label']);
  });

  it('takes a linked short name for a label', () => {
    const source = madeDocument(['# 2 Normative references', 'RFC 9995, The Trunk', 'OIDT, OpenID Tree Core', '# 3 Terms', 'See OIDT.']);
    const at = source.text.indexOf('OIDT');
    const cited = source.text.lastIndexOf('OIDT');
    const value = 'https://trees.example/specs/tree-core.html';
    source.marks.push({ span: { start: at, end: at + 4 }, kind: 'link', value }, { span: { start: cited, end: cited + 4 }, kind: 'link', value });
    const { listed, citations } = citationsOf(source);
    expect(listed).toEqual(['normative · – · RFC 9995 · – · The Trunk', 'normative · OIDT · – · – · OpenID Tree Core']);
    expect(citations[1]?.mentions).toHaveLength(1);
  });

  it('counts a link to an entry as a mention', () => {
    const source = madeDocument([
      '# 1 Introduction',
      'Trees are identified.',
      '# A References',
      '<dt>[TREES]',
      '<dd>Trees of the Web. URL: https://trees.example/spec',
    ]);
    const at = source.text.indexOf('identified');
    source.marks.push(
      { span: { start: 0, end: 5 }, kind: 'link', value: '#bib-trees' },
      { span: { start: at, end: at + 10 }, kind: 'link', value: 'https://trees.example/spec/#identify' },
    );
    expect(citationsOf(source).citations[0]?.mentions).toHaveLength(2);
  });
});

describe('numbers in the running text', () => {
  it('gives each once with its places, without those that a list holds', () => {
    const lines = ['# 1 Scope', 'By ITU-T X.9001 and RFC 9992; RFC 9992 again.', '# 2 References', '[ITU-T X.9001]\tRecommendation ITU-T X.9001 (2019), /A/.'];
    const { citations, inText } = citationsOf(madeDocument(lines));
    expect(inText).toEqual(['RFC 9992']);
    expect(citations.find((c) => c.role === 'in-text')?.mentions).toHaveLength(2);
    expect(citations[0]?.mentions).toHaveLength(1);
  });
});
