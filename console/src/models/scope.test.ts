import { expect, test } from 'vitest';
import { fromLines, scopeWords } from './scope';

test('where a model runs is said in words', () => {
  expect(scopeWords({ run: 'everywhere', accounts: [], entities: [] })).toBe('everywhere');
  expect(scopeWords({ run: 'off', accounts: [], entities: [] })).toBe('nowhere: it is off');
  expect(scopeWords({ run: 'only', accounts: ['1111'], entities: [] })).toBe('only in the account 1111');
  expect(scopeWords({ run: 'only', accounts: ['1', '2', '3', '4'], entities: ['device:web-*'] })).toBe('only in the accounts 1, 2 and 2 others and for device:web-*');
});

test('lines become a list', () => expect(fromLines(' a \n\nb\na\n')).toEqual(['a', 'b']));
