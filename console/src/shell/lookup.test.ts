import { expect, test } from 'vitest';
import { pathFor } from './lookup';

test('an address leads to its traffic, of either family', () => {
  expect(pathFor(' 10.0.4.17 ')).toBe('/search?address=10.0.4.17');
  expect(pathFor('2a00:ab00::1')).toBe('/search?address=2a00%3Aab00%3A%3A1');
});

test('an id leads to its entity, and cannot leave the page it names', () => {
  expect(pathFor('device:i-0abc')).toBe('/entities/view?id=device%3Ai-0abc');
  expect(pathFor('identity:arn:aws:iam::1:role/a&b#c')).toBe('/entities/view?id=identity%3Aarn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%26b%23c');
});

test('words lead to the entities that hold them', () => {
  expect(pathFor('payments api')).toBe('/entities?text=payments%20api');
});
