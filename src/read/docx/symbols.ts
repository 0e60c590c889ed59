/** "2A∗ 2D−": codes of a symbol font, in hexadecimal, each with the sign that it draws. */
const tableOf = (pairs: string): ReadonlyMap<number, string> => new Map(pairs.split(' ').map((pair) => [Number.parseInt(pair.slice(0, 2), 16), pair.slice(2)]));

/** Adobe's Symbol encoding, where it differs from ASCII and standards print with it. */
const SYMBOL = tableOf(
  '22∀ 24∃ 27∋ 2A∗ 2D− 40≅ 41Α 42Β 43Χ 44Δ 45Ε 46Φ 47Γ 48Η 49Ι 4Aϑ 4BΚ 4CΛ 4DΜ 4EΝ 4FΟ 50Π 51Θ 52Ρ 53Σ 54Τ 55Υ 56ς 57Ω 58Ξ 59Ψ 5AΖ 5C∴ 5E⊥ ' +
    '61α 62β 63χ 64δ 65ε 66φ 67γ 68η 69ι 6Aϕ 6Bκ 6Cλ 6Dμ 6Eν 6Fο 70π 71θ 72ρ 73σ 74τ 75υ 76ϖ 77ω 78ξ 79ψ 7Aζ 7E∼ ' +
    'A2′ A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B5∝ B6∂ B7• B8÷ B9≠ BA≡ BB≈ BC… C4⊗ C5⊕ C6∅ C7∩ C8∪ C9⊃ CA⊇ CB⊄ CC⊂ CD⊆ CE∈ CF∉ ' +
    'D0∠ D1∇ D2® D3© D4™ D5∏ D6√ D7⋅ D8¬ D9∧ DA∨ DB⇔ DC⇐ DD⇑ DE⇒ DF⇓ E5∑ F2∫',
);

const WINGDINGS = tableOf('6C• 6E■ 6F☐ 71❑ 76❖ 77◆ 9F• A7▪ A8☐ D8➢ DF← E0→ E8➔ FB✗ FC✓ FD☒ FE☑');

/** The sign that a symbol font draws for a code, 0–255 or in the private area U+F000–U+F0FF; "" where it is an ornament only. */
export function symbolOf(code: number, font: string | null): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (low > 0xff) return String.fromCodePoint(low);
  if (font !== null && /wingding/i.test(font)) return WINGDINGS.get(low) ?? '';
  if (font === null || /symbol/i.test(font)) return SYMBOL.get(low) ?? (low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : '');
  return low >= 0x20 && low !== 0x7f && !(low >= 0x80 && low < 0xa0) ? String.fromCharCode(low) : '';
}

const PRIVATE = /[\uF020-\uF0FF]/;

/** Text with the private characters of symbol fonts as the signs they draw. */
export const withoutPrivateSigns = (text: string, font: string | null): string =>
  PRIVATE.test(text) ? text.replace(/[\uF020-\uF0FF]/g, (sign) => symbolOf(sign.charCodeAt(0), font)) : text;
