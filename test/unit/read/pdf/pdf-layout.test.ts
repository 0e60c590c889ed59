import { describe, expect, it } from 'vitest';
import { blockText, type SourceDocument } from '@/src/model';
import { readPdf } from '@/src/read/pdf';
import { lines, makePdf, type Placed, wrap } from './make-pdf';

const read = async (pages: Placed[][]): Promise<SourceDocument> => (await readPdf(await makePdf(pages), { fileName: 'a.pdf', url: null })).document;
const textsOf = (document: SourceDocument): string[] => document.blocks.map((b) => blockText(document, b));
const kindsOf = (document: SourceDocument): string[] => document.blocks.map((b) => `${b.kind}${b.level ?? ''} ${blockText(document, b)}`);

const FILL = 'the gate keeps a list of tokens that were handed out and asks the keeper of each whether it still holds for the lane in which it was shown';

describe('paragraphs', () => {
  it('joins lines, and mends a word that the document writes whole elsewhere', async () => {
    const document = await read([
      lines(72, 100, [
        'The warden grants a pass to each rover that has shown its badge, and the authen-',
        'tication of the badge is renewed at noon. Where the authentication fails, no pass is',
        'granted.',
      ]),
    ]);
    expect(textsOf(document)).toEqual([
      'The warden grants a pass to each rover that has shown its badge, and the authentication of the badge is renewed at noon. Where the authentication fails, no pass is granted.',
    ]);
  });

  it('keeps the hyphen of a compound that is written so elsewhere', async () => {
    const document = await read([
      lines(72, 100, [
        'A badge-holder is known to the warden, and the name of each and every known badge-',
        'holder is kept in a list that the warden keeps in a drawer of the oak table at the gate',
        'for a year.',
      ]),
    ]);
    expect(document.text).toContain('known badge-holder is kept');
  });

  it('joins a broken address without a space', async () => {
    const document = await read([
      lines(72, 100, [
        'The list of rovers is kept by the warden and can be fetched at https://rovers.example/lists/',
        'of-the-year/index.html together with the names of those who keep it for the wardens',
        'of the north.',
      ]),
    ]);
    expect(document.text).toContain('https://rovers.example/lists/of-the-year/index.html together');
  });

  it('goes on over the page where the sentence goes on, and not where it ends', async () => {
    const first = wrap(`A rover is a traveller ${FILL} and ${FILL} and after that the`, 450);
    const document = await read([lines(72, 640, first), [...lines(72, 80, ['keeper answers.']), ...lines(72, 110, ['Another paragraph stands here.'])]]);
    expect(textsOf(document)).toEqual([`A rover is a traveller ${FILL} and ${FILL} and after that the keeper answers.`, 'Another paragraph stands here.']);
    expect(document.pages.map((p) => document.text.slice(p.span.start, p.span.end).trim().split(' ').at(0))).toEqual(['A', 'keeper']);
  });

  it('begins one at a first-line indent and at a wider gap', async () => {
    const body = wrap(`One ${FILL} ${FILL}`, 450);
    const next = wrap(`Two ${FILL}`, 450);
    const document = await read([[{ x: 90, y: 100, text: body[0] ?? '' }, ...lines(72, 113.2, body.slice(1)), ...lines(72, 113.2 + 13.2 * body.length, next)]]);
    expect(textsOf(document)).toHaveLength(2);
  });
});

describe('entries', () => {
  it('keeps the terms of an ITU-T clause 3 apart', async () => {
    const entry = wrap(`3.1.2 lane warden [b-ITU-T X.9998]: A person who keeps a lane and ${FILL}.`, 450);
    const document = await read([
      [
        { x: 72, y: 80, text: '3', face: 'bold' as const, size: 12 },
        { x: 110, y: 80, text: 'Definitions', face: 'bold' as const, size: 12 },
        { x: 72, y: 110, text: '3.1', face: 'bold' as const },
        { x: 110, y: 110, text: 'Terms defined elsewhere', face: 'bold' as const },
        ...lines(72, 135, ['This Recommendation uses the following terms defined elsewhere:']),
        ...lines(72, 155, wrap(`3.1.1 rover [ITU-T X.9999]: A traveller ${FILL}.`, 450)),
        ...lines(72, 155 + 13.2 * wrap(`3.1.1 rover [ITU-T X.9999]: A traveller ${FILL}.`, 450).length, entry),
      ],
    ]);
    expect(kindsOf(document)).toEqual([
      'heading1 3\tDefinitions',
      'heading2 3.1\tTerms defined elsewhere',
      'paragraph This Recommendation uses the following terms defined elsewhere:',
      `paragraph 3.1.1 rover [ITU-T X.9999]: A traveller ${FILL}.`,
      `paragraph 3.1.2 lane warden [b-ITU-T X.9998]: A person who keeps a lane and ${FILL}.`,
    ]);
    expect(document.blocks.map((b) => b.number)).toEqual(['3', '3.1', null, '3.1.1', '3.1.2']);
  });

  it('keeps number, term, definition, note and source of an ISO entry apart', async () => {
    const document = await read([
      [
        ...lines(72, 100, ['3.4'], { face: 'bold' }),
        ...lines(72, 113, ['lane token'], { face: 'bold' }),
        ...lines(72, 126, ['token']),
        ...lines(72, 139, wrap(`thing shown at a gate by a rover who ${FILL}`, 450)),
        ...lines(72, 139 + 13.2 * 2 + 8, ['Note 1 to entry: A token may be of wood.'], { size: 10 }),
        ...lines(72, 192, ['[SOURCE: ISO 99999-1:2030, 3.2]']),
        ...lines(72, 300, wrap(`Plain text ${FILL} ${FILL} ${FILL} ${FILL}.`, 450)),
      ],
    ]);
    expect(textsOf(document).slice(0, 6)).toEqual([
      '3.4',
      'lane token',
      'token',
      `thing shown at a gate by a rover who ${FILL}`,
      'Note 1 to entry: A token may be of wood.',
      '[SOURCE: ISO 99999-1:2030, 3.2]',
    ]);
    expect(document.blocks.slice(0, 2).map((b) => b.kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('keeps references with hanging indents apart, their tags as numbers', async () => {
    const entries = [
      ['[1]', wrap(`ETSI EN 999 001: "Gates and lanes; part 1: how ${FILL}".`, 380)],
      ['[i.2]', ['IETF RFC 99999: "Tokens of lanes".']],
      ['[3]', wrap(`ISO 99999-2: "Wardens and how ${FILL}".`, 380)],
    ] as const;
    let y = 100;
    const placed = entries.flatMap(([tag, text]) => {
      const here = [{ x: 72, y, text: tag }, ...lines(140, y, text)];
      y += 13.2 * text.length;
      return here;
    });
    const document = await read([placed]);
    expect(textsOf(document)).toEqual(entries.map(([tag, text]) => `${tag}\t${text.join(' ')}`));
    expect(document.blocks.map((b) => b.number)).toEqual(['[1]', '[i.2]', '[3]']);
  });

  it('parts short from long in a list of abbreviations', async () => {
    const document = await read([
      [...lines(72, 100, ['LT', 'GW', 'RVR']), ...lines(150, 100, ['Lane Token', 'Gate Warden', 'Rover'])],
      lines(72, 100, wrap(`Text ${FILL} ${FILL} ${FILL} ${FILL}.`, 450)),
    ]);
    expect(textsOf(document).slice(0, 3)).toEqual(['LT\tLane Token', 'GW\tGate Warden', 'RVR\tRover']);
  });
});

describe('furniture', () => {
  const body = (n: number): Placed[] => lines(72, 120, wrap(`Page ${'abcdefgh'[n]} says that ${FILL} ${FILL} ${FILL}.`, 450));

  it('takes running heads, feet and page numbers out and tells them', async () => {
    const pages = [0, 1, 2, 3, 4].map((n) => [
      { x: 72, y: 40, text: 'ACME SP 42' },
      { x: 400, y: 40, text: 'Lanes and gates' },
      ...body(n),
      { x: 290, y: 800, text: `${n + 1}` },
    ]);
    const document = await read(pages);
    expect(document.text).not.toMatch(/ACME|\t/);
    expect(textsOf(document)).toHaveLength(5);
    expect(document.runningText).toContain('ACME SP 42\tLanes and gates');
  });

  it('leaves an entry line in the text that happens to end several pages', async () => {
    const pages = [0, 1, 2, 3, 4, 5, 6].map((n) => [
      { x: 72, y: 40, text: 'ACME SP 42 Lanes and gates' },
      ...body(n),
      ...(n < 3 ? lines(72, 760, ['SOURCE: ACME SP 7']) : []),
      { x: 290, y: 800, text: `${n + 1}` },
    ]);
    const document = await read(pages);
    expect(textsOf(document).filter((t) => t === 'SOURCE: ACME SP 7')).toHaveLength(3);
  });

  it('takes line numbers, turned margin text and giant watermarks out', async () => {
    const pages = [0, 1, 2].map((n) => {
      const text = body(n);
      const numbers = Array.from({ length: 12 }, (_, i) => ({ x: 40, y: 120 + i * 13.2, text: String(n * 12 + i + 1) }));
      const more = lines(72, 120 + text.length * 13.2, wrap(`More: ${FILL} ${FILL}.`, 450));
      return [...text, ...more, ...numbers, { x: 30, y: 600, text: 'Licensed to a rover', turned: 90 }, { x: 150, y: 500, text: 'DRAFT', size: 90 }];
    });
    const document = await read(pages);
    expect(document.text).not.toMatch(/DRAFT|Licensed|\d/);
    expect(document.runningText).toEqual(expect.arrayContaining(['DRAFT', 'Licensed to a rover']));
  });

  it('takes text once that is drawn twice at one place', async () => {
    const document = await read([[...lines(72, 100, ['A shadowed title']), ...lines(72, 100, ['A shadowed title']), ...body(0)]]);
    expect(document.text.match(/shadowed/g)).toHaveLength(1);
  });

  it('calls footnotes notes, and lets the paragraph above go on overleaf', async () => {
    const upper = wrap(`A rover ${FILL} ${FILL} and then the`, 450);
    const document = await read([
      [...lines(72, 500, upper), { x: 72, y: 740, text: '1', size: 6 }, ...lines(78, 744, ['A rover is no bird.'], { size: 9 })],
      lines(72, 80, ['warden smiles.']),
    ]);
    const notes = document.blocks.filter((b) => b.kind === 'note').map((b) => blockText(document, b));
    expect(notes).toEqual([expect.stringContaining('A rover is no bird.')]);
    expect(document.text).toContain('and then the warden smiles.');
  });
});

describe('columns, tables, contents', () => {
  it('reads two columns one after the other, under a title across both', async () => {
    const left = wrap(`Left begins here and ${FILL} ${FILL} ${FILL} left ends.`, 215);
    const right = wrap(`Right begins here and ${FILL} ${FILL} ${FILL} right ends.`, 215);
    const document = await read([
      [
        { x: 130, y: 80, text: 'On Wardens, Lanes and Gates of the North', size: 18 },
        // The file draws line by line across both columns.
        ...left.flatMap((text, i) => [
          { x: 60, y: 140 + i * 13.2, text },
          { x: 320, y: 143 + i * 13.2, text: right[i] ?? '' },
        ]),
      ],
    ]);
    const joined = textsOf(document).join('\n');
    expect(joined).toContain(left.join(' '));
    expect(joined).toContain(right.join(' '));
    expect(joined.indexOf('left ends')).toBeLessThan(joined.indexOf('Right begins'));
    expect(textsOf(document)[0]).toBe('On Wardens, Lanes and Gates of the North');
  });

  it('reads a grid row by row, a block a cell', async () => {
    const rows = [
      ['Edition', 'Recommendation', 'Approval'],
      ['1.0', 'ITU-T X.9999', '2030-01-02'],
      ['2.0', 'ITU-T X.9999', '2031-03-04'],
    ];
    const document = await read([
      rows.flatMap((row, r) => row.map((text, c): Placed => ({ x: 80 + c * 140, y: 100 + r * 22, text, face: r === 0 ? 'bold' : 'regular' }))),
    ]);
    const cells = document.blocks.filter((b) => b.kind === 'cell');
    expect(cells.map((b) => `${b.cell?.row},${b.cell?.column}${b.cell?.header ? 'h' : ''} ${blockText(document, b)}`)).toEqual([
      '0,0h Edition',
      '0,1h Recommendation',
      '0,2h Approval',
      '1,0 1.0',
      '1,1 ITU-T X.9999',
      '1,2 2030-01-02',
      '2,0 2.0',
      '2,1 ITU-T X.9999',
      '2,2 2031-03-04',
    ]);
    expect(document.text).toContain('Edition\tRecommendation\tApproval\n1.0\tITU-T X.9999');
  });

  it('knows a contents list with and without leaders, and the headings from it', async () => {
    const titles = ['1 Scope', '2 References', '3 Definitions', '4 Gates', '5 Lanes'];
    const document = await read([
      [
        { x: 72, y: 80, text: 'Contents', size: 16, face: 'bold' },
        ...titles.flatMap((t, i): Placed[] => [
          { x: 72, y: 120 + i * 16, text: i < 3 ? `${t} ${'.'.repeat(60)} ${i + 1}` : t, face: 'bold' },
          ...(i < 3 ? [] : [{ x: 480, y: 120 + i * 16, text: String(i + 1), face: 'bold' as const }]),
        ]),
      ],
      titles.flatMap((t, i) => [{ x: 72, y: 80 + i * 100, text: t, face: 'bold' as const }, ...lines(72, 105 + i * 100, wrap(`Here ${FILL} ${FILL}.`, 450))]),
    ]);
    expect(
      document.blocks
        .filter((b) => b.kind === 'toc')
        .map((b) => blockText(document, b).replace('\t', ' '))
        .slice(1),
    ).toEqual(titles.map((t, i) => `${t} ${i + 1}`));
    expect(document.blocks.filter((b) => b.kind === 'heading' && b.page === 2).map((b) => b.number)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('reads a headed table of terms, whose cells wrap and stand in the middle of their rows', async () => {
    const row = (y: number, left: string[], right: string[]): Placed[] => [...lines(60, y + (right.length - left.length) * 6.6, left), ...lines(200, y, right)];
    const [long, short] = [wrap(`A thing ${FILL} ${FILL}.`, 320), wrap(`A token ${FILL}.`, 320)];
    const document = await read([
      [
        { x: 100, y: 80, text: 'Term', face: 'bold' as const },
        { x: 320, y: 80, text: 'Definition', face: 'bold' as const },
        ...row(100, ['Badge of the', 'northern lanes'], long),
        ...row(100 + long.length * 13.2 + 4, ['Lane token'], short),
        ...row(104 + (long.length + short.length) * 13.2 + 4, ['Rover'], ['A traveller of lanes.']),
      ],
    ]);
    expect(document.blocks.map((b) => `${b.kind} ${b.cell?.row},${b.cell?.column} ${blockText(document, b)}`)).toEqual([
      'cell 0,0 Term',
      'cell 0,1 Definition',
      'cell 1,0 Badge of the northern lanes',
      `cell 1,1 ${long.join(' ')}`,
      'cell 2,0 Lane token',
      `cell 2,1 ${short.join(' ')}`,
      'cell 3,0 Rover',
      'cell 3,1 A traveller of lanes.',
    ]);
  });

  it('calls terms and definitions so where definitions stand indented below, as browsers print them', async () => {
    const entries = ['Rover', 'Lane token', 'Gate warden'];
    let y = 100;
    const placed = entries.flatMap((term) => {
      const definition = wrap(`Something ${FILL}.`, 400);
      const here = [...lines(72, y, [term]), ...lines(102, y + 14, definition)];
      y += 14 + 13.2 * definition.length + 8;
      return here;
    });
    const document = await read([placed]);
    expect(kindsOf(document)).toEqual(entries.flatMap((term) => [`term ${term}`, `definition Something ${FILL}.`]));
  });

  it('puts words that are drawn late in their place', async () => {
    const document = await read([
      [
        ...lines(72, 100, ['The gate shows the']),
        ...lines(191, 100, ['to all rovers.']),
        ...lines(72, 113, wrap(`Then ${FILL} ${FILL}.`, 450)),
        { x: 161, y: 100, text: 'token', face: 'bold' },
      ],
    ]);
    expect(document.text).toMatch(/^The gate shows the token to all rovers\./);
  });

  it('keeps code as lines with their indents', async () => {
    const document = await read([
      [
        ...lines(72, 100, wrap(`As shown: ${FILL}.`, 450)),
        ...lines(90, 150, ['{', '"rover": true', '}'], { face: 'mono', size: 10 }).map((p, i) => (i === 1 ? { ...p, x: 102 } : p)),
      ],
    ]);
    expect(kindsOf(document).at(-1)).toBe('code {\n  "rover": true\n}');
  });
});

describe('lists of terms', () => {
  const entry = (y: number, term: string, words: string): Placed[] => [
    { x: 90, y, text: term },
    { x: 110, y: y + 14, text: words },
  ];

  it('takes indented definitions below terms before a colon, and not the lead-in above them', async () => {
    const document = await read([
      [
        { x: 72, y: 80, text: 'The following terms are used:' },
        ...entry(110, 'Relay Holder:', 'One who holds a relay.'),
        ...entry(144, 'Relay Key:', 'That which opens it.'),
        ...entry(178, 'Relay:', 'A thing that hands on.'),
      ],
    ]);
    expect(kindsOf(document)).toEqual([
      'paragraph The following terms are used:',
      'term Relay Holder:',
      'definition One who holds a relay.',
      'term Relay Key:',
      'definition That which opens it.',
      'term Relay:',
      'definition A thing that hands on.',
    ]);
  });

  it('parts entries that begin bold, though the line above is full', async () => {
    const full = 'a thing that hands a token on from one lane to the next lane, and that keeps a list [7].';
    const bold = (y: number, term: string): Placed[] => [
      { x: 72, y, text: term, face: 'bold' },
      { x: 100, y, text: full },
    ];
    const document = await read([[...bold(100, 'relay'), ...bold(113.2, 'gates'), ...bold(126.4, 'rover')]]);
    expect(textsOf(document)).toEqual([`relay ${full}`, `gates ${full}`, `rover ${full}`]);
  });

  it('takes the foot of sections that set it higher off too', async () => {
    const heights = [800, 800, 800, 800, 790];
    const pages = heights.map((y, i): Placed[] => [
      ...lines(72, 100, wrap(`Page ${FILL} ${FILL}.`, 450)),
      ...(i === 4 ? lines(72, 772, ['The last words of a full page.']) : []),
      { x: 380, y, text: `Rec. RLY X.9 (01/2031)   ${i + 1}`, size: 10 },
    ]);
    const document = await read(pages);
    expect(document.text).toContain('The last words');
    expect(document.text).not.toContain('Rec. RLY');
  });
});

describe('marks and what else the file tells', () => {
  it('marks bold, italic, raised and linked words', async () => {
    const document = await read([
      [
        { x: 72, y: 100, text: 'rover', face: 'bold' },
        { x: 102, y: 100, text: ': a traveller' },
        { x: 162, y: 96, text: '1', size: 6 },
        { x: 170, y: 100, text: 'of lanes', face: 'italic' },
        { x: 215, y: 100, text: 'see the list', link: 'https://rovers.example/list' },
        ...lines(72, 130, wrap(`Plain ${FILL} ${FILL}.`, 450)),
      ],
    ]);
    const marks = document.marks.map((m) => `${m.kind} ${document.text.slice(m.span.start, m.span.end)}${m.value ? ` ${m.value}` : ''}`);
    expect(marks).toEqual(expect.arrayContaining(['bold rover', 'superscript 1', 'italic of lanes', 'link see the list https://rovers.example/list']));
  });

  it('gives language, metadata, sizes and indents', async () => {
    const { document } = await readPdf(await makePdf([lines(72, 100, ['Hello, rover.'])], { title: 'On rovers' }), {
      fileName: 'r.pdf',
      url: 'https://a.example/r.pdf',
    });
    expect(document).toMatchObject({ format: 'pdf', fileName: 'r.pdf', url: 'https://a.example/r.pdf', language: 'en-GB', metadata: { title: 'On rovers' } });
    expect(document.blocks[0]).toMatchObject({ page: 1, indent: 72, size: 11, span: { start: 0, end: 13 } });
    expect(document.id).toMatch(/^[0-9a-f]{32}$/);
  });
});
