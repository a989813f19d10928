import { expect, test } from 'vitest';
import { titlePieces } from './title';

test('what an alert fills in is told in words', () => {
  expect(titlePieces('{actor} made an access key for {raw.requestParameters.userName}')).toEqual([
    { text: 'actor', slot: true },
    { text: ' made an access key for ', slot: false },
    { text: 'user name', slot: true },
  ]);
  expect(titlePieces('{source} reached port {destination_port}').at(-1)).toEqual({ text: 'destination port', slot: true });
});

test('a title without slots stays as it is', () => {
  expect(titlePieces('A brace { alone')).toEqual([{ text: 'A brace { alone', slot: false }]);
});
