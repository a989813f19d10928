import { expect, test } from 'vitest';
import { runsOf, visible } from './hidden';

test('a bidi override cannot turn a name around', () => {
  expect(visible('report\u202Egpj.exe')).toBe('report⟨U+202E⟩gpj.exe');
});

test('controls and zero-width characters are shown, line ends are kept', () => {
  expect(visible('a\u0000b\u200Bc\nd\te')).toBe('a⟨U+0000⟩b⟨U+200B⟩c\nd\te');
  expect(visible('\u001b[31mred')).toBe('⟨U+001B⟩[31mred');
});

test('lone surrogates and tag characters are shown', () => {
  expect(visible('x\ud800y')).toBe('x⟨U+D800⟩y');
  expect(visible('a\u{E0041}')).toBe('a⟨U+E0041⟩');
});

test('letters of every script, pairs of surrogates and markup stay as they are', () => {
  for (const text of ['שלום', '山田', '🦅', '<img src=x onerror=alert(1)>', '']) expect(runsOf(text)).toEqual([{ text, hidden: false }]);
});
