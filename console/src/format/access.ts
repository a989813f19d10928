import type { AuditOutcome, SignInMeans, TokenView } from '../api/types';
import { span } from './time';

export const meansWords: Record<SignInMeans, string> = {
  none: 'nothing',
  password: 'password',
  password_and_code: 'password and code',
  provider: 'the identity provider',
  welcome: 'the first link',
  token: 'a token',
  command_line: 'the command line',
};

export const outcomeWords: Record<AuditOutcome, string> = { done: 'done', refused: 'refused', failed: 'failed' };

/** `sign_in` as words; the names of the API's operations are verbs and objects already. */
export const deedWords = (what: string): string => what.replaceAll('_', ' ');

/** Whether a token still holds, and for how long. */
export function tokenWords(token: Pick<TokenView, 'revoked_at' | 'expires_at'>, now: number): string {
  if (token.revoked_at !== null) return 'taken back';
  return token.expires_at <= now ? `expired ${span(now - token.expires_at)} ago` : `holds for ${span(token.expires_at - now)}`;
}
