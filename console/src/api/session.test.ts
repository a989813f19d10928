import { describe, expect, it } from 'vitest';
import { inside, lacking } from './session';
import type { SessionView } from './types';

const session = (change: Partial<SessionView>): SessionView => ({
  mode: 'serve',
  sign_in: true,
  name: 'anna',
  role: 'analyst',
  means: 'password',
  must: null,
  ends_at: null,
  has_codes: false,
  provider: '',
  welcome: false,
  ...change,
});

describe('what a role lacks', () => {
  it('is nothing where it is enough or more', () => {
    expect(lacking(session({}), 'analyst')).toBeUndefined();
    expect(lacking(session({ role: 'administrator' }), 'responder')).toBeUndefined();
  });
  it('is said with both roles', () => expect(lacking(session({}), 'responder')).toBe('This needs the role responder; yours is analyst.'));
  it('is nothing where nobody signs in', () => expect(lacking(session({ sign_in: false, role: 'administrator' }), 'administrator')).toBeUndefined());
});

describe('the page to go back to', () => {
  it.each(['/incidents/1?x=2', '/search#a'])('is %s', (to) => expect(inside(to)).toBe(to));
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in?to=/', '/welcome'])('is never %s', (to) => expect(inside(to)).toBe('/'));
});
