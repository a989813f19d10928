/** A run of plain text, or one character that would not be seen or would reorder what is. */
export interface Run {
  text: string;
  hidden: boolean;
}

// Controls (but not tab and line ends), soft hyphen, Arabic letter mark, zero-width, directional marks and overrides, invisible operators, BOM, tags, lone surrogates.
const pattern =
  // eslint-disable-next-line no-control-regex -- controls are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2028\u2029\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Cs}/gu;

/** Splits text of a log so that every hidden character can be shown by its code point: attackers write names, agents and keys. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index), hidden: false });
    runs.push({ text: codePoint(match[0]), hidden: true });
    from = match.index + match[0].length;
  }

  if (from < text.length || runs.length === 0) runs.push({ text: text.slice(from), hidden: false });
  return runs;
}

/** The same as plain text, for titles and labels: `report⟨U+202E⟩gpj.exe`. */
export const visible = (text: string): string => runsOf(text).map((run) => (run.hidden ? `⟨${run.text}⟩` : run.text)).join('');

const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
