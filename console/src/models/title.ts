export interface TitlePiece {
  text: string;
  /** Whether an alert fills it in. */
  slot: boolean;
}

/** Cuts a title at its slots: `{raw.requestParameters.userName}` reads as the slot `user name`. */
export const titlePieces = (title: string): TitlePiece[] =>
  title
    .split(/\{([\w.]+)\}/)
    .map((text, index) => (index % 2 === 1 ? { text: slotWords(text), slot: true } : { text, slot: false }))
    .filter(({ text }) => text !== '');

const slotWords = (path: string): string =>
  (path.split('.').at(-1) ?? path)
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
