import { expect, test } from 'vitest';
import { readViews, sortedSearch } from './views';

test('what is no list of views is passed over', () => {
  expect(readViews(null)).toEqual([]);
  expect(readViews('{')).toEqual([]);
  expect(readViews('{"name":"x"}')).toEqual([]);
  expect(readViews('[{"name":"Mine","search":"who=me"},{"name":5},null]')).toEqual([{ name: 'Mine', search: 'who=me' }]);
});

test('equal filters are equal text', () => {
  expect(sortedSearch('?who=me&severity=high')).toBe(sortedSearch('severity=high&who=me'));
});
