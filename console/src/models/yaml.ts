/** A run of a line of YAML, by what it is. */
export interface YamlPiece {
  text: string;
  kind: 'key' | 'string' | 'number' | 'comment' | 'plain';
}

const pattern = /(#.*$)|((?:^|(?<=[\s{,[-]))[\w.$-]+(?=\s*:(?:\s|$)))|("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|((?<=[\s:[,])(?:true|false|null|\d+(?:\.\d+)?(?:[smhd])?)(?=[\s,\]}]|$))/g;

/** Cuts a line at what is a key, a quoted text, a number or a comment. It is for eyes only: what the line means is the server's to say. */
export function yamlPieces(line: string): YamlPiece[] {
  const pieces: YamlPiece[] = [];
  let at = 0;
  const put = (text: string, kind: YamlPiece['kind']) => {
    if (text !== '') pieces.push({ text, kind });
  };
  for (const match of line.matchAll(pattern)) {
    const [text, comment, key, quoted] = match;
    // A # within a word, as in a colour or a URL, begins no comment.
    if (comment !== undefined && match.index > 0 && !/\s/.test(line[match.index - 1] ?? '')) continue;
    put(line.slice(at, match.index), 'plain');
    put(text, comment !== undefined ? 'comment' : key !== undefined ? 'key' : quoted !== undefined ? 'string' : 'number');
    at = match.index + text.length;
  }

  put(line.slice(at), 'plain');
  return pieces;
}
