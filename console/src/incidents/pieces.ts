/** A piece of a written account: words, or a mark that refers to the alert of this number (from 1). */
export type Piece = { words: string } | { alert: number };

const pattern = /\[(\d{1,3})\]|([\u2460-\u2473])/g;

/** Splits an account at its reference marks, `[3]` or `③`; marks beyond the alerts that there are stay words. */
export function piecesOf(text: string, alerts: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const number = match[1] === undefined ? (match[0].codePointAt(0) ?? 0) - 0x245f : Number(match[1]);
    if (number < 1 || number > alerts) continue;
    if (match.index > from) pieces.push({ words: text.slice(from, match.index) });
    pieces.push({ alert: number });
    from = match.index + match[0].length;
  }

  if (from < text.length) pieces.push({ words: text.slice(from) });
  return pieces;
}

/** The paragraphs of an account. */
export const paragraphsOf = (text: string): string[] => text.split(/\n+/).map((part) => part.trim()).filter((part) => part !== '');
