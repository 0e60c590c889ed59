import { describe, expect, it } from 'vitest';
import { toReadError } from '@/src/read/pdf/failures';
import { faceOf } from '@/src/read/pdf/fonts';
import { isNextLabel, labelOf } from '@/src/read/pdf/labels';
import { endsSentence } from '@/src/read/pdf/paragraphs';

describe('faceOf', () => {
  const cases: [string, string][] = [
    ['ABCDEF+Cambria-Bold', 'bold'],
    ['TimesNewRomanPS-BoldItalicMT', 'bold italic'],
    ['Helvetica-Oblique', 'italic'],
    ['Arial,Bold', 'bold'],
    ['CMBX10', 'bold'],
    ['NPTWOH+Inter-SemiBold', 'bold'],
    ['BCDEEE+CourierNewPSMT', 'monospace'],
    ['CMTT10', 'monospace'],
    ['NotoSerif-Regular', ''],
    ['TimesNewRomanPSMT', ''],
    ['BIBAAA+Bitstream', ''],
  ];
  it.each(cases)('%s → "%s"', (name, expected) => {
    const { bold, italic, monospace } = faceOf(name);
    expect([bold && 'bold', italic && 'italic', monospace && 'monospace'].filter(Boolean).join(' ')).toBe(expected);
  });
});

describe('labelOf', () => {
  const cases: [string, string | null][] = [
    ['[ITU-T X.9999]\tRecommendation', 'tag [ITU-T X.9999]'],
    ['[i.3] ISO 1', 'tag [i.3]'],
    ['3.1.2 rover: a traveller', 'clause 3.1.2'],
    ['A.2.1 General', 'clause A.2.1'],
    ['7 Gates', 'clause 7'],
    ['a) first', 'number a)'],
    ['(iv) fourth', 'number (iv)'],
    ['12) twelfth', 'number 12)'],
    ['– dashed', 'bullet –'],
    ['• dotted', 'bullet •'],
    ['o circled', 'bullet o'],
    ['NOTE 2 – Said aside', 'note NOTE 2 –'],
    ['Note 1 to entry: Said aside', 'note Note 1 to entry:'],
    ['[SOURCE: ISO 1]', 'note [SOURCE:'],
    ['DEPRECATED: old word', 'note DEPRECATED:'],
    ['of the gate', null],
    ['or a lane', null],
    ['Note that lanes', null],
    ['3rd lane', null],
    ['A lane', null],
  ];
  it.each(cases)('%s → %s', (line, expected) => {
    const label = labelOf(line);
    expect(label && `${label.kind} ${label.text}`).toBe(expected);
  });
});

describe('isNextLabel', () => {
  const cases: [string, string, boolean][] = [
    ['[2]', '[3]', true],
    ['[i.9]', '[i.10]', true],
    ['3.1.4', '3.1.5', true],
    ['b)', 'c)', true],
    ['[2]', '[4]', false],
    ['3.1.4', '3.2.5', false],
    ['b)', '3)', false],
    ['[X]', '[Y]', false],
  ];
  it.each(cases)('%s, %s: %s', (before, next, expected) => {
    expect(isNextLabel(before, next)).toBe(expected);
  });
});

describe('endsSentence', () => {
  it.each([
    ['the lane.', true],
    ['as follows:', true],
    ['he said “yes.”', true],
    ['the lane', false],
    ['see Fig.', false],
    ['e.g.', false],
  ])('%s: %s', (text, expected) => {
    expect(endsSentence(text)).toBe(expected);
  });
});

describe('toReadError', () => {
  it.each([
    ['PasswordException', 'encrypted'],
    ['InvalidPDFException', 'corrupt'],
    ['TimeoutError', 'timeout'],
    ['RangeError', 'too-large'],
    ['TypeError', 'corrupt'],
  ])('%s → %s', (name, code) => {
    expect(toReadError(Object.assign(new Error('x'), { name })).code).toBe(code);
  });
});
