/** One piece of a record as it is shown: what it is decides its colour. */
export interface Token {
  kind: 'name' | 'text' | 'number' | 'word' | 'mark' | 'space';
  text: string;
}

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:])|(\s+)|([^])/gu;

/**
 * Lays JSON out without reading it into values, so that long numbers, doubled keys and their order stay exactly as the log wrote them.
 * Null when the text is no JSON object or array.
 */
export function prettyJson(text: string): Token[] | null {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return null;
  try {
    JSON.parse(trimmed);
  } catch {
    return null;
  }

  const tokens: Token[] = [];
  let depth = 0;
  const line = () => tokens.push({ kind: 'space', text: `\n${'  '.repeat(depth)}` });
  let opened = false;
  for (const [, quoted, colon, number, word, mark] of trimmed.matchAll(pattern)) {
    const closing = mark === '}' || mark === ']';
    if (opened && !closing && (quoted ?? number ?? word ?? mark) !== undefined) {
      depth++;
      line();
      opened = false;
    }

    if (quoted !== undefined) {
      tokens.push({ kind: colon === undefined ? 'text' : 'name', text: quoted });
      if (colon !== undefined) tokens.push({ kind: 'mark', text: ': ' });
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (mark === ',') {
      tokens.push({ kind: 'mark', text: ',' });
      line();
    } else if (closing) {
      if (opened) opened = false;
      else {
        depth--;
        line();
      }

      tokens.push({ kind: 'mark', text: mark });
    } else if (mark !== undefined) {
      tokens.push({ kind: 'mark', text: mark });
      opened = mark !== ':';
    }
  }

  return tokens;
}
