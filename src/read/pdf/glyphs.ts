import type { PDFPageProxy } from 'pdfjs-dist';
import type { Pdfjs } from './pdfjs';

/** A printed character: its text, and the ends of its baseline in PDF units. Size is that of its font, as printed. */
export type Glyph = { text: string; x0: number; y0: number; x1: number; y1: number; size: number };

type Matrix = [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

type TextState = { matrix: Matrix; size: number; character: number; word: number; scale: number; leading: number; rise: number };

/**
 * The characters of a page in the order in which it draws them, as the text operators of ISO 32000-2, 9.3 and 9.4 place
 * them. pdf.js's text layer knows only whole items; a highlight on some words of a line needs each character's own width.
 */
export async function glyphsOf(pdfjs: Pdfjs, page: PDFPageProxy): Promise<Glyph[]> {
  const { OPS, AnnotationMode } = pdfjs;
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const glyphs: Glyph[] = [];
  let state: TextState = { matrix: SAME, size: 0, character: 0, word: 0, scale: 1, leading: 0, rise: 0 };
  const saved: TextState[] = [];
  let text: Matrix = SAME;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const move = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    x = lineX;
    y = lineY;
  };
  for (let i = 0; i < list.fnArray.length; i++) {
    const given: unknown = list.argsArray[i];
    const args: unknown[] = Array.isArray(given) ? given : [];
    switch (list.fnArray[i]) {
      case OPS.save:
        saved.push({ ...state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, matrix: times(state.matrix, matrixOf(args)) };
        break;
      case OPS.paintFormXObjectBegin: {
        saved.push({ ...state });
        const own = asList(args[0]);
        if (own.length === 6) state = { ...state, matrix: times(state.matrix, matrixOf(own)) };
        break;
      }
      case OPS.beginText:
        text = SAME;
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.setCharSpacing:
        state.character = numberOf(args[0]);
        break;
      case OPS.setWordSpacing:
        state.word = numberOf(args[0]);
        break;
      case OPS.setHScale:
        state.scale = numberOf(args[0]) / 100;
        break;
      case OPS.setLeading:
        state.leading = -numberOf(args[0]);
        break;
      case OPS.setTextRise:
        state.rise = numberOf(args[0]);
        break;
      case OPS.setFont:
        state.size = numberOf(args[1]);
        break;
      case OPS.moveText:
        move(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.setLeadingMoveText:
        state.leading = numberOf(args[1]);
        move(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.setTextMatrix:
        text = matrixOf(args.length === 1 ? asList(args[0]) : args);
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.nextLine:
        move(0, state.leading);
        break;
      case OPS.showText: {
        const whole = times(state.matrix, text);
        const size = Math.abs(state.size) * Math.hypot(whole[2], whole[3]);
        let along = 0;
        for (const glyph of asList(args[0])) {
          if (typeof glyph === 'number') {
            along -= (glyph * state.size) / 1000;
            continue;
          }
          if (typeof glyph !== 'object' || glyph === null || !('width' in glyph)) continue;
          const space = 'isSpace' in glyph && glyph.isSpace === true;
          const width = (numberOf(glyph.width) * state.size) / 1000;
          const from = at(whole, x + along * state.scale, y + state.rise);
          const to = at(whole, x + (along + width) * state.scale, y + state.rise);
          along += width + state.character + (space ? state.word : 0);
          const unicode = 'unicode' in glyph && typeof glyph.unicode === 'string' ? glyph.unicode : '';
          glyphs.push({ text: unicode, x0: from[0], y0: from[1], x1: to[0], y1: to[1], size });
        }
        x += along * state.scale;
      }
    }
  }
  return glyphs;
}

const at = (m: Matrix, x: number, y: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Arguments come as arrays or, for matrices, as typed arrays. */
function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && Symbol.iterator in value ? Array.from(value as Float32Array) : [];
}

function matrixOf(values: readonly unknown[]): Matrix {
  const list = values.length === 1 ? asList(values[0]) : values;
  return [numberOf(list[0]), numberOf(list[1]), numberOf(list[2]), numberOf(list[3]), numberOf(list[4]), numberOf(list[5])];
}
