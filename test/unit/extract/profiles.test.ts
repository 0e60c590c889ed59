import { describe, expect, test } from 'vitest';
import { identify } from '@/src/extract/identity';
import { profiles, recogniseProfile } from '@/src/extract/profiles';
import type { DocumentIdentity, SourceDocument } from '@/src/model';
import { makeDocument } from './make-document';

type Expected = Partial<DocumentIdentity>;
type Case = [title: string, profile: string, document: SourceDocument, expected: Expected];

const identityOf = (source: SourceDocument): DocumentIdentity => {
  const { profile, confidence } = recogniseProfile(source);
  return identify({ source, profile, clauses: [] }, confidence).value;
};

const REC_COVER = (number: string, date: string, series: string, title: string, below = ''): string => `
{p=1}
| International Telecommunication Union
| ITU-T | ${number}
| TELECOMMUNICATION STANDARDIZATION SECTOR OF ITU | ${date}
{cover z=16} SERIES ${series}
{cover z=18} ${title}
{cover z=16} Recommendation ITU‑T ${number}
{p=2} ITU-T ${number[0]}-SERIES RECOMMENDATIONS

| General | ${number[0]}.100–${number[0]}.199
{p=3 s=RecNo} Recommendation ITU-T ${number}
{s=Rectitle} ${title}
${below}
{s=Headingb} Summary
This Recommendation says something.
{h1} 1 Scope`;

const cases: Case[] = [
  [
    'a published Recommendation',
    'itu-t-recommendation',
    makeDocument(
      REC_COVER(
        'X.9999',
        '(04/2031)',
        'X: DATA NETWORKS',
        'Small tokens – Requirements',
        '{s=Headingb} History\n\n| Edition | Recommendation | Approval | Study Group | Unique ID*\n| 1.0 | ITU-T X.9999 | 2031-04-30 | 17 | 11.1002/1000/1',
      ),
    ),
    {
      id: 'ITU-T X.9999 (04/2031)',
      title: 'Small tokens – Requirements',
      date: '2031-04',
      kind: 'recommendation',
      stage: 'published',
      groups: ['ITU-T SG17'],
    },
  ],
  [
    'a corrigendum',
    'itu-t-recommendation',
    makeDocument(
      REC_COVER('G.999', '(02/2032)', 'G: TRANSMISSION', 'Small clocks', '{s=AnnexNoTitle} Corrigendum 2')
        .replace('| ITU-T | G.999', '| ITU-T | G.999 | Corrigendum 2')
        .replaceAll('Recommendation ITU‑T G.999', 'Recommendation ITU‑T G.999 (2029) – Corrigendum 2'),
    ),
    { id: 'ITU-T G.999 (2029) Cor. 2 (02/2032)', title: 'Small clocks – Corrigendum 2', kind: 'corrigendum' },
  ],
  [
    'common text with ISO/IEC has two numbers',
    'itu-t-recommendation',
    makeDocument(
      `{p=1} INTERNATIONAL STANDARD ISO/IEC 99999-1\nRECOMMENDATION ITU-T X.9998\n${REC_COVER('X.9998', '(10/2030)', 'X: DATA NETWORKS', 'Information technology – Small directories')}`,
    ),
    { id: 'ITU-T X.9998 (10/2030) | ISO/IEC 99999-1', otherIds: ['ITU-T X.9998 (10/2030)', 'ISO/IEC 99999-1'] },
  ],
  [
    'a Recommendation in French',
    'itu-t-recommendation',
    makeDocument(
      `{p=1}\n| Union internationale des télécommunications\n| UIT-T | E.999\n| SECTEUR DE LA NORMALISATION DES TÉLÉCOMMUNICATIONS DE L'UIT | (04/2030)\n{cover z=16} SÉRIE E: EXPLOITATION\n{cover z=18} Exigences pour les petits jetons\n{cover z=16} Recommandation UIT‑T E.999\n{p=3 s=RecNo} Recommandation UIT-T E.999\n{s=Rectitle} Exigences pour les petits jetons\n{s=Headingb} Résumé`,
    ),
    { id: 'UIT-T E.999 (04/2030)', otherIds: ['ITU-T E.999 (04/2030)'], title: 'Exigences pour les petits jetons', date: '2030-04' },
  ],
  [
    'a Recommendation in Russian, its letter typed in Cyrillic',
    'itu-t-recommendation',
    makeDocument(
      '{p=1}\n| МСЭ-T | Е.999\n| СЕКТОР СТАНДАРТИЗАЦИИ ЭЛЕКТРОСВЯЗИ МСЭ | (04/2030)\n{cover z=16} СЕРИЯ Е: ОБЩАЯ ЭКСПЛУАТАЦИЯ\n{cover z=18} Требования к малым знакам\n{cover z=16} Рекомендация МСЭ-T Е.999\n{p=3 s=RecNo} Рекомендация МСЭ-T Е.999\n{s=Rectitle} Требования к малым знакам\n{s=Headingb} Резюме',
    ),
    { id: 'МСЭ-T E.999 (04/2030)', otherIds: ['ITU-T E.999 (04/2030)'], title: 'Требования к малым знакам', date: '2030-04' },
  ],
  [
    'a dual number',
    'itu-t-recommendation',
    makeDocument(REC_COVER('Y.9999.15/Q.9955', '(03/2030)', 'Y: GLOBAL INFORMATION INFRASTRUCTURE', 'Small machines')),
    { id: 'ITU-T Y.9999.15/Q.9955 (03/2030)' },
  ],
  [
    'an amendment',
    'itu-t-recommendation',
    makeDocument(
      REC_COVER('P.999', '(10/2030)', 'P: TERMINALS', 'Small ears', '{s=AnnexNoTitle} Amendment 1').replaceAll(
        'Recommendation ITU‑T P.999',
        'Recommendation ITU‑T P.999 (2028) – Amendment 1',
      ),
    ),
    { id: 'ITU-T P.999 (2028) Amd. 1 (10/2030)', title: 'Small ears – Amendment 1', kind: 'amendment' },
  ],
  [
    'a resolution of the assembly',
    'itu-t-recommendation',
    makeDocument(
      '{p=1}\n| ITU-T\n| TELECOMMUNICATION STANDARDIZATION SECTOR OF ITU\nWORLD TELECOMMUNICATION STANDARDIZATION ASSEMBLY Oslo, 25 October – 3 November 2030\n{p=3 s=ResNo} RESOLUTION 99 (Rev. Oslo, 2030)\n{s=Restitle} Rules for small things\nThe World Telecommunication Standardization Assembly (Oslo, 2030), considering',
      { runningText: ['WTSA-30 – Resolution 99'] },
    ),
    { id: 'WTSA Resolution 99 (Rev. Oslo, 2030)', title: 'Rules for small things', kind: 'resolution', date: '2030-10-25' },
  ],
  [
    'a draft with its nickname',
    'itu-t-recommendation',
    makeDocument(
      '{s=RecNo} Draft new Recommendation ITU-T X.9997 (ex X.smalltok)\n{s=Rectitle} Small tokens in practice\n{s=Headingb} Summary\nSomething.\n{h1} 1 Scope',
    ),
    { id: 'ITU-T X.9997', otherIds: ['X.smalltok'], title: 'Small tokens in practice', stage: 'draft' },
  ],
  [
    'a supplement',
    'itu-t-recommendation',
    makeDocument(
      '{p=1}\n| ITU-T | Series Y\n| TELECOMMUNICATION STANDARDIZATION SECTOR OF ITU | Supplement 99\n{cover} (07/2031)\n{cover z=16} SERIES Y: GLOBAL INFORMATION INFRASTRUCTURE\n{cover z=18} Small things\n{p=3 s=RecNo} Supplement 99 to ITU-T Y-series Recommendations\n{s=Rectitle} Small things\n{h1} 1 Scope',
    ),
    {
      id: 'ITU-T Y Suppl. 99 (07/2031)',
      otherIds: ['ITU-T Y.Sup99', 'ITU-T Y-series Recommendations – Supplement 99'],
      title: 'Small things',
      kind: 'supplement',
    },
  ],
  [
    'the skeleton: placeholders are no number',
    'itu-t-recommendation',
    makeDocument(
      '| Question(s): | | Meeting, date:\n| Source:\n| Title:\n{s=RecNo} Recommendation ITU-T <No.>\n{s=Rectitle} <Recommendation title>\n{s=Headingb} Summary\n<Mandatory>\n{h1} 1 Scope',
    ),
    { id: null, stage: 'draft' },
  ],
  [
    'a temporary document',
    'itu-t-document',
    makeDocument(
      '| INTERNATIONAL TELECOMMUNICATION UNION | SG17-TD9999R1\n| TELECOMMUNICATION STANDARDIZATION SECTOR | STUDY GROUP 17\n| STUDY PERIOD 2029-2032 | Original: English\n| Question(s): | 10/17 | Geneva, 27 August - 5 September 2031\n| TD\n| Source: | Rapporteur Q10/17\n| Title: | Baseline text of X.smalltok: Small tokens\n| Purpose: | Discussion\n| Contact: | Ana Example\n| Abstract: | The text as it stands.',
    ),
    {
      id: 'SG17-TD9999R1',
      otherIds: ['X.smalltok'],
      title: 'Baseline text of X.smalltok: Small tokens',
      date: '2031-08-27',
      kind: 'temporary-document',
      groups: ['ITU-T SG17'],
      questions: ['Q10/17'],
      authors: ['Ana Example'],
    },
  ],
  [
    'a contribution among members only',
    'itu-t-document',
    makeDocument(
      '| INTERNATIONAL TELECOMMUNICATION UNION | SG13-C456\n| STUDY PERIOD 2029-2032 | English only\n| Question(s): | 16/13 | Virtual, 3-14 March 2031\n| CONTRIBUTION\n| Source: | Example Ltd.\n| Title: | Proposal on small clouds\nAttention: This is not a publication made available to the public, but an internal ITU-T Document intended only for use by the Member States of ITU.',
    ),
    { id: 'SG13-C456', kind: 'contribution', confidentiality: 'members-only', date: '2031-03-03' },
  ],
  [
    'a liaison statement',
    'itu-t-document',
    makeDocument(
      '| INTERNATIONAL TELECOMMUNICATION UNION | SG17-LS99\n| STUDY PERIOD 2029-2032 | Original: English\n| Question(s): | 10/17 | Geneva, 3-10 December 2031\n| LIAISON STATEMENT\n| Source: | ITU-T Study Group 17\n| Title: | LS on small tokens [to ISO/IEC JTC 1/SC 27]\n| For action to: | ISO/IEC JTC 1/SC 27\n| Deadline: | 2032-03-01',
    ),
    { id: 'SG17-LS99', kind: 'liaison-statement', date: '2031-12-03', groups: ['ITU-T SG17'] },
  ],
  [
    'terms of reference as the annex of a liaison statement',
    'itu-t-terms-of-reference',
    makeDocument(
      'Abstract:\nThis liaison statement informs TSAG about the JCA-SM.\nSG17 agreed the continuation of JCA-SM.\n{h1} Annex 1\nRevised terms of reference for Joint Coordination Activity on Small Machines\n(JCA-SM)\n{h1} 1 Scope\nThe scope is coordination with Q10/17.\n{h1} 2 Objectives\nx\n{h1} 4 Meetings\nx\n{h1} 8 Lifetime\nx',
    ),
    {
      id: null,
      title: 'Revised terms of reference for Joint Coordination Activity on Small Machines (JCA-SM)',
      kind: 'terms-of-reference',
      groups: ['ITU-T JCA-SM', 'ITU-T SG17'],
      questions: ['Q10/17'],
    },
  ],
  [
    'a work item of the work programme',
    'itu-t-work-item',
    makeDocument(
      '[2029-2032] : [SG17] : [Q10/17]\n| Work item: | X.9996 (ex X.smallid)\n| Subject/title: | Small identities for small machines\n| Status: | Consented on 2031-12-11\n| Approval process: | AAP\n| Equivalent number: | ISO/IEC 99996\n| Timing: | 2031-12 (Medium priority)\n| Liaison: | ISO/IEC JTC 1/SC 27/WG 5\n| Contact(s): | Ana Example, Editor',
      { format: 'html' },
    ),
    {
      id: 'ITU-T X.9996',
      otherIds: ['X.smallid', 'ISO/IEC 99996'],
      title: 'Small identities for small machines',
      date: '2031-12-11',
      kind: 'work-item',
      stage: 'draft',
      groups: ['ITU-T SG17'],
      questions: ['Q10/17'],
      authors: ['Ana Example'],
    },
  ],
  [
    'an International Standard',
    'iso',
    makeDocument(
      '{cover z=24 p=1} INTERNATIONAL\\tISO/IEC STANDARD\\t99760-1\n{z=10} Second edition 2031-05\n{cover z=18} Information technology — Small tokens —\n{cover z=18} Part 1:\n{cover z=18} Terminology\n{z=11} Technologies de l’information — Petits jetons —\n{z=11} Partie 1: Terminologie\n{z=10} Reference number ISO/IEC 99760-1:2031(E)\n{p=2 z=9} ISO copyright office\n{h1 p=3} Foreword\nISO (the International Organization for Standardization) is a worldwide federation. This document was prepared by Joint Technical Committee ISO/IEC JTC 1, Information technology, Subcommittee SC 27, Information security.',
    ),
    {
      id: 'ISO/IEC 99760-1:2031',
      title: 'Information technology — Small tokens — Part 1: Terminology',
      date: '2031-05',
      kind: 'standard',
      stage: 'published',
      groups: ['ISO/IEC JTC 1/SC 27'],
    },
  ],
  [
    'an International Standard in French',
    'iso',
    makeDocument(
      '{cover z=24 p=1} NORME INTERNATIONALE ISO 99760-2\n{z=10} Première édition 2031-05\n{cover z=18} Produits alimentaires — Spécifications des petits grains —\n{cover z=18} Partie 2:\n{cover z=18} Essais\n{z=11} Food products — Specifications for small grains —\n{z=10} Numéro de référence ISO 99760-2:2031(F)\n{p=2 z=9} ISO copyright office\n{h1 p=3} Avant-propos\nISO (Organisation internationale de normalisation) est une fédération mondiale.',
      { runningText: ['ISO 99760-2:2031(F)'] },
    ),
    { id: 'ISO 99760-2:2031', title: 'Produits alimentaires — Spécifications des petits grains — Partie 2: Essais', date: '2031-05' },
  ],
  [
    'an amendment to one',
    'iso',
    makeDocument(
      '{cover z=24 p=1} INTERNATIONAL STANDARD ISO 99760-2\n{z=10} Second edition 2029-07-01\n{z=12} AMENDMENT 1 2031-08\n{cover z=18} Food products — Specifications for small grains — AMENDMENT 1\n{z=10} Reference number ISO 99760-2:2029/Amd 1:2031(E)\n{p=2 z=9} ISO copyright office',
    ),
    { id: 'ISO 99760-2:2029/Amd 1:2031', kind: 'amendment', date: '2031-08' },
  ],
  [
    'a Technical Report that prints its number alone',
    'itu-t-recommendation',
    makeDocument(
      'International Telecommunication Union\nITU-T Technical Report\nTELECOMMUNICATION STANDARDIZATION SECTOR OF ITU\n(9 September 2031)\nXSTR.sec-leaf\n{h1} Summary\nThis Technical Report describes leaves.',
    ),
    { id: 'ITU-T XSTR.sec-leaf', kind: 'technical-report', date: '2031-09-09' },
  ],
  [
    'a Technical Report with its title below its number',
    'itu-t-recommendation',
    makeDocument(
      '| International Telecommunication Union\n| ITU-T | Technical Report\n| TELECOMMUNICATION STANDARDIZATION SECTOR OF ITU | (13 November 2031)\n| LSTR-LEAF\n| Reception of leaves\n\n{h1} Summary\nThis Technical Report describes leaves.',
    ),
    { id: 'ITU-T LSTR-LEAF', title: 'Reception of leaves', stage: 'published' },
  ],
  [
    'a Technical Corrigendum, its part on a line of its own below the title',
    'itu-t-recommendation',
    makeDocument(
      '| International Telecommunication Union\n| ITU-T | X.9509\n| TELECOMMUNICATION\n| STANDARDIZATION SECTOR\n| OF ITU | Technical Corrigendum 1\n| (03/2031)\n\nSERIES X: DATA NETWORKS\nDirectory\nSmall directories\nTechnical Corrigendum 1\nRecommendation ITU-T X.9509 (2029) – Technical Corrigendum 1\n{h1} 1) Clause 3\nReplace it.',
    ),
    { id: 'ITU-T X.9509 (2029) Cor. 1 (03/2031)', title: 'Small directories – Corrigendum 1', kind: 'corrigendum' },
  ],
  [
    'a resolution whose cover does not say which revision it is',
    'itu-t-recommendation',
    makeDocument(
      '| International Telecommunication Union\n| TELECOMMUNICATION STANDARDIZATION SECTOR OF ITU\n\nWORLD TELECOMMUNICATION STANDARDIZATION ASSEMBLY\nOslo, 25 October – 3 November 2031\nResolution 950 – Small security\nFOREWORD\nRESOLUTION 950 (Rev. Oslo, 2031)\nSmall security\nThe World Telecommunication Standardization Assembly (Oslo, 2031),',
    ),
    { id: 'WTSA Resolution 950 (Rev. Oslo, 2031)', title: 'Small security', date: '2031-10-25', stage: 'published', kind: 'resolution' },
  ],
  [
    'a Supplement whose number stands above the name of the sector',
    'itu-t-recommendation',
    makeDocument(
      'International Telecommunication Union\nITU-T X Suppl. 99\nTELECOMMUNICATION STANDARDIZATION SECTOR OF ITU\n(09/2031)\nSERIES X: DATA NETWORKS\nRequirements for small wallets\nITU-T X-series Recommendations – Supplement 99\n{h1} Summary\nSupplement 99 describes wallets.',
    ),
    { id: 'ITU-T X Suppl. 99 (09/2031)', title: 'Requirements for small wallets', kind: 'supplement' },
  ],
  [
    'an amendment whose cover parts its number from that of the standard',
    'iso',
    makeDocument(
      'INTERNATIONAL STANDARD\nISO/IEC 99760-1\nSecond edition\n2029-05\nAMENDMENT 1\n2031-01\nInformation technology — Small tokens — Part 1: Terminology\nReference number\nISO/IEC 99760-1:2029/Amd.1:2031(E)\n© ISO/IEC 2031\n{h1} Foreword\nISO (the International Organization for Standardization) is a worldwide federation.',
    ),
    { id: 'ISO/IEC 99760-1:2029/Amd.1:2031', kind: 'amendment', date: '2031-01' },
  ],
  [
    'a draft whose stage stands below its title',
    'iso',
    makeDocument(
      'ISO/IEC DIS 99760-1:2031(E)\nISO/IEC JTC 1/SC 27/WG 5\nSecretariat: DIN\nDate: 2031-05-10\nInformation technology — Small tokens — Part 1: Terminology\nDIS stage\nWarning for WDs and CDs\n{h1} Foreword\nISO (the International Organization for Standardization) is a worldwide federation.',
    ),
    { title: 'Information technology — Small tokens — Part 1: Terminology', stage: 'draft' },
  ],
  [
    'a committee draft',
    'iso',
    makeDocument(
      'ISO/CD 98765-2:2030(E)\nISO/TC 307/WG 2\nSecretariat: SA\nDate: 2030-01-15\nBlockchain — Small ledgers — Part 2: Framework\nThis ISO document is a working draft or committee draft and is copyright-protected by ISO.',
    ),
    { id: 'ISO/CD 98765-2:2030', stage: 'draft', groups: ['ISO/TC 307/WG 2'], confidentiality: 'members-only' },
  ],
  [
    'an RFC in two columns',
    'ietf',
    makeDocument(
      '{cover} Internet Engineering Task Force (IETF)\n{cover} A. Author, Ed.\n{cover} Request for Comments: 99999\n{cover} Example\n{cover} BCP: 999\n{cover} Obsoletes: 8888\n{cover} May 2031\n{cover} Category: Best Current Practice\n{cover} Internet Small Tokens, Version 2\n{h1} Abstract\nThis document is about tokens.\n{h1} Status of This Memo\nx\n{h1} Copyright Notice\nCopyright (c) 2031 IETF Trust and the persons identified as the document authors.',
    ),
    {
      id: 'RFC 99999',
      otherIds: ['BCP 999'],
      title: 'Internet Small Tokens, Version 2',
      date: '2031-05',
      kind: 'rfc',
      stage: 'published',
      authors: ['A. Author'],
      confidentiality: 'public',
    },
  ],
  [
    'an Internet-Draft that its editors call "latest"',
    'ietf',
    makeDocument(
      '{term} Workgroup:\n{definition} Web Authorization Protocol\n{term} Internet-Draft:\n{definition} draft-ietf-oauth-small-latest\n{term} Published:\n{definition} 9 March 2031\n{term} Expires:\n{definition} 10 September 2031\n{cover s=h1} Small Tokens\n{h1} Abstract\nx\n{h1} Status of This Memo\nInternet-Drafts are working documents of the Internet Engineering Task Force (IETF).\n{h1} 1. Introduction\nx\n{h1} Document History\n-07\n- changed',
      { format: 'html' },
    ),
    { id: 'draft-ietf-oauth-small-latest', otherIds: ['draft-ietf-oauth-small-07'], date: '2031-03-09', kind: 'internet-draft', groups: ['IETF oauth'] },
  ],
  [
    'a W3C Recommendation',
    'w3c',
    makeDocument(
      '{cover s=h1} Small Identifiers v1.0\n{cover} W3C Recommendation 15 May 2031\n{term} This version:\n{definition} https://www.w3.org/TR/2031/REC-small-core-20310515/\n{term} Latest published version:\n{definition} https://www.w3.org/TR/small-core/\n{term} Editors:\n{definition} Ana Example (Example Ltd.)\n{h1} Abstract\nx\n{h1} Status of This Document\nThis document was published by the Small Identifier Working Group as a Recommendation.',
      { format: 'html', metadata: { generator: 'ReSpec 35.3.1', title: 'Small Identifiers v1.0' } },
    ),
    {
      id: 'REC-small-core-20310515',
      otherIds: ['small-core'],
      title: 'Small Identifiers v1.0',
      date: '2031-05-15',
      kind: 'recommendation',
      stage: 'published',
      groups: ['W3C Small Identifier Working Group'],
      authors: ['Ana Example'],
    },
  ],
  [
    'an OpenID specification by its file name',
    'openid',
    makeDocument(
      '{term} Workgroup:\n{definition} OpenID Small Protocols\n{term} Published:\n{definition} 9 July 2031\n{term} Status:\n{definition} Final\n{cover s=h1} OpenID for Small Presentations 1.0\n{h1} Abstract\nx',
      { format: 'html', metadata: { 'ietf.draft': 'openid-4-small-presentations-1_0-30', title: 'OpenID for Small Presentations 1.0' } },
    ),
    {
      id: 'openid-4-small-presentations-1_0',
      otherIds: ['openid-4-small-presentations-1_0-30'],
      date: '2031-07-09',
      stage: 'published',
      groups: ['OpenID Small Protocols'],
    },
  ],
  [
    'an OpenID specification by its title',
    'openid',
    makeDocument(
      '| Final | A. Author\n| | December 5, 2031\n{cover s=h1} OpenID Connect Small 1.0 - draft 20\n{h1} Abstract\nOpenID Connect is an identity layer.\n{h1} Notices\nCopyright (c) 2031 The OpenID Foundation.',
      {
        format: 'html',
      },
    ),
    { id: 'openid-connect-small-1_0', title: 'OpenID Connect Small 1.0 - draft 20', date: '2031-12-05', stage: 'draft' },
  ],
  [
    'an OpenID specification whose file is named more shortly',
    'openid',
    makeDocument(
      '{cover} Final\n{cover} A. Author\n{cover} September 15, 2031\n{cover} OpenID Connect Dynamic Client Registration 1.0\n{h1} Abstract\nOpenID Connect.\n{h1} Notices\nCopyright (c) 2031 The OpenID Foundation.',
      {
        format: 'txt',
      },
    ),
    { id: 'openid-connect-registration-1_0', otherIds: ['openid-connect-dynamic-client-registration-1_0'], stage: 'published', date: '2031-09-15' },
  ],
  [
    'a DIF specification',
    'dif',
    makeDocument(
      '{cover s=h1} § Small Exchange 2.0\nSpecification Status: DIF Ratified Specification\nRatification Date: April 25th, 2031\nLatest Draft: identity.foundation/small-exchange\n{term} Editors:\n{definition} Ana Example (Example)\n{h1} Abstract\nx',
      { format: 'html' },
    ),
    { id: 'Small Exchange 2.0', date: '2031-04-25', stage: 'published', authors: ['Ana Example'] },
  ],
  [
    'a Spec-Up page whose title names its stage, and whose editors stand on one line',
    'dif',
    makeDocument(
      '{cover s=h1} § Small Messages v2.1 Editor’s Draft\nSpecification Status: Working Group Approved\nLatest Stable version: identity.foundation/small-messages/spec/v2.1\nEditors: Ana Example (Example, Ltd.), Bo Example (Example)\n{h2} Purpose and Scope\nx',
      { format: 'html' },
    ),
    { id: 'Small Messages v2.1', title: 'Small Messages v2.1', stage: 'published', authors: ['Ana Example', 'Bo Example'] },
  ],
  [
    'a ToIP page with its stage in brackets',
    'dif',
    makeDocument('{cover s=h1} ToIP Small Registry Protocol (SRP) v2.0 (Working Draft)\nSpecification Status: Draft\nEditors: Ana Example\n{h2} Scope\nx', {
      format: 'html',
    }),
    { id: 'ToIP Small Registry Protocol (SRP) v2.0', stage: 'draft', groups: ['ToIP'], authors: ['Ana Example'] },
  ],
  [
    'an ETSI technical specification',
    'etsi',
    makeDocument(
      '{cover z=32 p=1} ETSI TS 199 461-2 V1.2.1 (2031-10)\n{cover z=16} TECHNICAL SPECIFICATION\n{cover z=17} Electronic Signatures and Trust Infrastructures (ESI);\n{cover z=17} Small tokens; Part 2: Profiles\n{p=2} Reference DTS/ESI-0019461-2\n650 Route des Lucioles\nThe present document can be downloaded from the ETSI Search & Browse Standards application.',
    ),
    {
      id: 'ETSI TS 199 461-2 V1.2.1',
      otherIds: ['DTS/ESI-0019461-2'],
      title: 'Electronic Signatures and Trust Infrastructures (ESI); Small tokens; Part 2: Profiles',
      date: '2031-10',
      kind: 'technical-specification',
      groups: ['ETSI ESI'],
      confidentiality: 'public',
    },
  ],
  [
    'a NIST Special Publication, below its series',
    'nist',
    makeDocument(
      '{p=1 z=20 cover} NIST Special Publication 800\n{z=20 cover} NIST SP 800-999B-4\n{z=28 cover} Small Token Guidelines\n{z=14} Ana Q. Example\n{z=12} August 2031\nU.S. Department of Commerce\nNational Institute of Standards and Technology',
    ),
    { id: 'NIST SP 800-999B-4', title: 'Small Token Guidelines', date: '2031-08', kind: 'special-publication', authors: ['Ana Q. Example'] },
  ],
  [
    'a NIST report with its revision on the next line',
    'nist',
    makeDocument(
      '{p=1 z=20 cover} NIST Special Publication 800-99\n{z=20 cover} Revision 1\n{z=28 cover} Guide for Small Risks\n{z=24 cover} I N F O R M A T I O N S E C U R I T Y\n{z=12} September 2031\nU.S. Department of Commerce\nNational Institute of Standards and Technology',
    ),
    { id: 'NIST SP 800-99r1', otherIds: ['NIST SP 800-99 Rev. 1', 'NIST SP 800-99 Revision 1'], title: 'Guide for Small Risks', date: '2031-09' },
  ],
  [
    'a Federal Information Processing Standard',
    'nist',
    makeDocument(
      '{p=1 z=20 cover} FIPS PUB 999-1\n{z=12} FEDERAL INFORMATION PROCESSING STANDARDS PUBLICATION\n{z=28 cover} Small Token Standard\n{z=12} March 2031\nU.S. Department of Commerce\nNational Institute of Standards and Technology',
    ),
    { id: 'FIPS 999-1', otherIds: ['FIPS PUB 999-1', 'NIST FIPS 999-1'], title: 'Small Token Standard', kind: 'standard' },
  ],
  [
    'an OASIS Committee Specification Draft in Markdown, all editors in one paragraph',
    'oasis',
    makeDocument(
      '{cover} Leaf Advisories Version 2.1\n{h2} Committee Specification Draft 01\n{h2} 29 May 2031\n{h4} This stage:\nhttps://docs.oasis-open.org/leaf/leaf/v2.1/csd01/leaf-v2.1-csd01.md (Authoritative)\n{h4} Technical Committee:\nOASIS Leaf Advisories (LA) TC\n{h4} Editors:\nAna Example (ana@example.org), Individual\u2028Bo Example (bo@example.org), Example Ltd.',
    ),
    { id: 'leaf-v2.1-csd01', title: 'Leaf Advisories Version 2.1', date: '2031-05-29', stage: 'draft', authors: ['Ana Example', 'Bo Example'] },
  ],
  [
    'an OASIS Committee Specification',
    'oasis',
    makeDocument(
      '{s=Title} Small Signature Metadata Version 1.0\n{s=Subtitle} Committee Specification 02\n{s=Subtitle} 27 Oct 2031\nSpecification URIs\nThis version:\nhttp://docs.oasis-open.org/small/small-md/v1.0/cs02/small-md-cs02.docx (Authoritative)\nTechnical Committee:\nOASIS Small Signatures (SS) TC\nEditors:\nAna Example (ana@example.org), Example Ltd.',
    ),
    {
      id: 'small-md-v1.0-cs02',
      otherIds: ['small-md-v1.0'],
      title: 'Small Signature Metadata Version 1.0',
      date: '2031-10-27',
      stage: 'published',
      groups: ['OASIS Small Signatures (SS) TC'],
      authors: ['Ana Example'],
    },
  ],
  [
    'the wallet framework’s annex',
    'eudi',
    makeDocument('{h1 s=h1} ANNEX 9 - Small words\n{h2} A.1 Introduction\nIn the Architecture and Reference Framework (ARF) many terms are used.', {
      format: 'html',
      fileName: 'arf-9.1-annex9.html',
      metadata: { title: 'European Digital Identity Wallet', generator: 'mkdocs-1.6.1' },
    }),
    { id: 'EUDI ARF 9.1.0 Annex 9', title: 'ANNEX 9 - Small words' },
  ],
  [
    'a technical specification of the wallet, told by the name of its file and its table of versions',
    'eudi',
    makeDocument(
      '{h1 s=h1} Specification of Leaf Attestations\n{h2} Abstract\nHow leaves are used.\n{h2} Versioning\n| Version | Date | Description\n| 0.1 | 28.03.2031 | First\n| 1.3 | 25.11.2031 | Last\n\n{h2} 1 Introduction\nLeaves of the EUDI Wallet.',
      { format: 'md', fileName: 'ts93-leaf-attestation.md' },
    ),
    { id: 'EUDI TS93 v1.3', otherIds: ['EUDI TS93', 'TS93'], date: '2031-11-25', kind: 'technical-specification' },
  ],
  [
    'a rule book of the wallet',
    'eudi',
    makeDocument('{h1 s=h1} Leaf Rulebook\nVersion 1.1, updated 20 October 2031\n{h2} 1 Introduction\nThis is the Leaf Rulebook for the EUDI Wallet.', {
      format: 'md',
    }),
    { title: 'Leaf Rulebook', date: '2031-10-20' },
  ],
  [
    'a final report of a W3C Community Group, by its address',
    'w3c',
    makeDocument(
      "{cover s=h1} Leaf Vocabulary v1.0\n{cover} Final Community Group Report 04 March 2031\n{term} This version:\n{definition} https://www.w3.org/community/reports/credentials/CG-FINAL-leaf-vocab-20310304/\n{term} Latest editor's draft:\n{definition} https://w3c-ccg.github.io/leaf-vocab/\n{term} Editors:\n{definition} Ana Example (Example Ltd.)\n{h1} Abstract\nx\n{h1} Status of This Document\nThis specification was published by the W3C Credentials Community Group. It is not a W3C Standard.",
      { format: 'html', metadata: { generator: 'ReSpec 35.3.1', title: 'Leaf Vocabulary v1.0' } },
    ),
    {
      id: 'CG-FINAL-leaf-vocab-20310304',
      otherIds: ['leaf-vocab'],
      title: 'Leaf Vocabulary v1.0',
      date: '2031-03-04',
      kind: 'community-group-report',
      stage: 'published',
      groups: ['W3C Credentials Community Group'],
      authors: ['Ana Example'],
    },
  ],
  [
    'a Community Group’s report without an address of its own, by the configuration it was made from',
    'w3c',
    makeDocument(
      "{cover s=h1} Leaf Claims 1.0\n{cover} Draft Community Group Report 01 May 2031\n{term} Latest editor's draft:\n{definition} https://opentrees.github.io/leaves/\n{h1} Abstract\nx\n{h1} Status of This Document\nThis document was published by the Credentials Community Group.",
      { format: 'html', metadata: { generator: 'ReSpec 11.4.3', 'respec.specstatus': 'CG-DRAFT', 'respec.shortname': 'leaf-claims' } },
    ),
    { id: 'leaf-claims', otherIds: [], date: '2031-05-01', kind: 'community-group-report', stage: 'draft', groups: ['W3C Credentials Community Group'] },
  ],
  [
    'a NIST report whose title no size tells from its headings',
    'nist',
    makeDocument(
      'NIST IR 9949\nLeaves in Federations\nAna Example\nThis publication is available free of charge from: https://doi.org/10.6028/NIST.IR.9949\nJanuary 2031\nNational Institute of Standards and Technology\n{h1} Abstract\nLeaves.',
    ),
    { id: 'NIST IR 9949', title: 'Leaves in Federations', date: '2031-01' },
  ],
  [
    'a page in ReSpec’s source form, whose first heading is none of its title',
    'w3c',
    makeDocument('{h1 s=h1} Introduction\nLeaves are controlled.\n{h2} Terminology\nTerms.', {
      format: 'html',
      metadata: {
        title: 'Controlled Leaves v1.0',
        generator: 'ReSpec source',
        'respec.shortname': 'leaf-1.0',
        'respec.specstatus': 'ED',
        'respec.group': 'vc',
        'respec.eddrafturi': 'https://w3c.github.io/leaf/',
      },
    }),
    { id: 'leaf-1.0', title: 'Controlled Leaves v1.0', stage: 'draft' },
  ],
  [
    'an act of the Union',
    'eudi',
    makeDocument(
      'COMMISSION IMPLEMENTING REGULATION (EU) 2031/9977\nof 28 November 2031\nlaying down rules on small wallets\nTHE EUROPEAN COMMISSION,\nHaving regard to the Treaty',
    ),
    { id: 'Implementing Regulation (EU) 2031/9977', date: '2031-11-28', kind: 'act', stage: 'published' },
  ],
  [
    'a 3GPP change request',
    '3gpp',
    makeDocument(
      '{cover} 3GPP TSG-SA2 Meeting #999\\tS2-3100429\n{cover} Oslo, Norway, 21st Jan 2031 - 25th Jan 2031\n| CHANGE REQUEST\n| 23.999 | CR | 0836 | rev | -\n\n| Title: | Small slices\n| Source to WG: | Example Inc.\n| Date: | 2031-01-07',
    ),
    { id: 'S2-3100429', otherIds: ['3GPP TS 23.999 CR 0836'], title: 'Small slices', date: '2031-01-07', kind: 'change-request', groups: ['3GPP SA2'] },
  ],
  [
    'a 3GPP proposal: the meeting’s first day',
    '3gpp',
    makeDocument(
      'SA WG2 Meeting #129bis\\tS2-3112226\nNovember 26 - 30, 2031, Oslo, Norway\nSource:\\tExample, Sample\nTitle:\\tSmall update of solution 15\nDocument for:\\tApproval\nAgenda Item:\\t6.19',
    ),
    { id: 'S2-3112226', title: 'Small update of solution 15', date: '2031-11-26', kind: 'contribution', authors: ['Example', 'Sample'] },
  ],
  [
    'a FIDO specification',
    'fido',
    makeDocument(
      '{cover s=h1} FIDO Small Protocol v1.2\n{cover} Proposed Standard, June 15, 2031\n{term} This version:\n{definition} https://fidoalliance.org/specs/fido-small-v1.2-ps-20310615.html\n{term} Editors:\n{definition} Ana Example, Example\nFIDO Alliance',
      { format: 'html' },
    ),
    { id: 'fido-small-v1.2-ps-20310615', date: '2031-06-15', stage: 'published', authors: ['Ana Example'] },
  ],
  [
    'a CEN technical specification',
    'cen',
    makeDocument(
      'TECHNICAL SPECIFICATION\nSPÉCIFICATION TECHNIQUE\nTECHNISCHE SPEZIFIKATION\nCEN/TS 19098\nApril 2031\nICS 35.030\nEnglish Version\nPersonal identification - Small wallets\nIdentification personnelle - Petits portefeuilles\nEUROPEAN COMMITTEE FOR STANDARDIZATION\nThis document has been prepared by CEN/TC 224.',
    ),
    { id: 'CEN/TS 19098:2031', title: 'Personal identification - Small wallets', date: '2031-04', kind: 'technical-specification', groups: ['CEN/TC 224'] },
  ],
  [
    'anything else',
    'generic',
    makeDocument('{cover z=20} Notes on small tokens\nDate: 3 May 2031\nThe NIST, ISO and ITU-T texts are named here, and RFC 99999 too.'),
    { id: null, title: 'Notes on small tokens', date: '2031-05-03', kind: 'document', stage: 'unknown', confidentiality: 'unknown' },
  ],
];

describe('a publisher’s documents', () => {
  test.each(cases)('%s', (_title, profile, document, expected) => {
    const identity = identityOf(document);
    expect(identity.profile).toBe(profile);
    expect(identity).toMatchObject(expected);
  });
  test('every profile has a case', () => {
    expect(profiles.map((p) => p.id).filter((id) => !cases.some(([, profile]) => profile === id))).toEqual([]);
  });
});

/** Documents that only talk about a publisher, or print with another's tools. */
const nearMisses: [profile: string, document: string, metadata?: Record<string, string>][] = [
  ['itu-t-recommendation', 'Our view of Recommendation ITU-T X.9999\nIt was approved by Study Group 17.'],
  ['itu-t-document', 'Title: Minutes\nSource: the secretary\nPurpose: to remember'],
  ['itu-t-terms-of-reference', 'How to write terms of reference\nStart with objectives and meetings.'],
  ['itu-t-work-item', 'Work item: paint the fence\nTiming: Saturday'],
  ['iso', 'What ISO/IEC 99760-1:2031 means for us\nISO copyright applies.'],
  ['ietf', 'Why we implement RFC 99999\nAbstract\nIt is an RFC of the IETF.'],
  ['w3c', 'Using the W3C Recommendation on small identifiers\nAbstract\nSee w3.org.'],
  ['openid', 'How to log in with OpenID\nA blog post.'],
  ['dif', 'Our products support DIF specifications\nAsk us.'],
  ['etsi', 'Audit against ETSI TS 199 461-2 V1.2.1\nThe auditor’s report.'],
  ['nist', 'Mapping of our controls to NIST SP 800-999\nInternal.'],
  ['oasis', 'SAML by OASIS explained\nA tutorial.'],
  ['eudi', 'Will wallets change Europe?\nAn opinion on digital identity.'],
  ['3gpp', 'Small slices in 3GPP networks\nA white paper.'],
  ['fido', 'Passkeys and FIDO2\nA guide for users.'],
  ['cen', 'European standards in brief\nEN 419 241-1 and CEN/TS 18098 are two of them.'],
];

describe('a document that only speaks of a publisher', () => {
  test.each(nearMisses)('is not taken for one of %s', (profile, text, metadata) => {
    expect(recogniseProfile(makeDocument(text, { metadata: metadata ?? {} })).profile.id).not.toBe(profile);
  });
  test('every profile but the last has a near miss', () => {
    expect(profiles.map((p) => p.id).filter((id) => id !== 'generic' && !nearMisses.some(([profile]) => profile === id))).toEqual([]);
  });
});

describe('metadata is the weakest witness', () => {
  const page = '{s=RecNo} Draft new Recommendation ITU-T X.9997\n{s=Rectitle} Small tokens in practice\n{h1} 1 Scope';
  const noticesOf = (metadata: Record<string, string>, text = page): string[] => {
    const source = makeDocument(text, { metadata });
    const { profile, confidence } = recogniseProfile(source);
    return identify({ source, profile, clauses: [] }, confidence).notices.map((n) => n.code);
  };
  test('a stale title loses and is reported', () => expect(noticesOf({ title: 'Requirements for huge databases' })).toContain('stale-metadata'));
  test('the same title is no news', () => expect(noticesOf({ title: 'Small tokens in practice (draft)' })).not.toContain('stale-metadata'));
  test('a template’s title is no witness', () => expect(noticesOf({ title: 'MTG_TITLE' })).not.toContain('stale-metadata'));
  test('a missing title is taken from there, and said so', () => {
    const source = makeDocument('{code} x', { metadata: { title: 'Small tokens' } });
    const { value, notices } = identify({ source, ...recogniseProfile(source), clauses: [] }, 0);
    expect(value.title).toBe('Small tokens');
    expect(notices.map((n) => n.code)).toContain('title-from-metadata');
  });
});

describe('confidentiality', () => {
  const stated = (text: string): string => identityOf(makeDocument(`{cover z=20} A title of something\n${text}`)).confidentiality;
  test.each([
    ['Company confidential', 'restricted'],
    ['TLP:AMBER', 'restricted'],
    ['Distribution: members only', 'members-only'],
    ['TLP:CLEAR', 'public'],
    ['Nothing is said.', 'unknown'],
    ['We discuss the confidential computing of tokens.', 'unknown'],
  ])('%s → %s', (text, expected) => expect(stated(text)).toBe(expected));
});

describe('language', () => {
  const long = (sentence: string): string => Array.from({ length: 12 }, () => sentence).join('\n');
  test.each([
    ['fr', 'La présente Recommandation décrit les exigences pour une application dans les réseaux, qui est utile aux services.'],
    ['es', 'Esta Recomendación describe los requisitos para una aplicación en las redes que es útil para los servicios del usuario.'],
    ['en', 'This Recommendation describes the requirements for an application that is useful, and shall be read with the others.'],
    ['ru', 'В настоящей Рекомендации описываются требования к приложению, которое полезно для служб.'],
    ['ar', 'تصف هذه التوصية المتطلبات الخاصة بالتطبيقات المفيدة للخدمات في الشبكات'],
    ['zh', '本建议书描述了对网络中有用的应用程序的要求以及对服务的要求和其他内容'],
  ])('%s is told from the words, whatever the file says', (language, sentence) => {
    expect(identityOf(makeDocument(long(sentence), { language: 'en-US' })).language).toBe(language);
  });
});
