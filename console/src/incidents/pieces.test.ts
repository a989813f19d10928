import { expect, test } from 'vitest';
import { paragraphsOf, piecesOf } from './pieces';

test('marks of an account refer to its alerts, in both forms', () => {
  expect(piecesOf('It signed in [1] and left ②.', 2)).toEqual([{ words: 'It signed in ' }, { alert: 1 }, { words: ' and left ' }, { alert: 2 }, { words: '.' }]);
});

test('a mark of an alert that is not there stays a word', () => {
  expect(piecesOf('port [443] and [0]', 3)).toEqual([{ words: 'port [443] and [0]' }]);
});

test('paragraphs are kept apart', () => {
  expect(paragraphsOf('One.\n\n Two. \nThree.')).toEqual(['One.', 'Two.', 'Three.']);
});
