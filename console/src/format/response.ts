import type { ActionEntry, ActionRecord, ConnectionRule, Containment, ContainmentKind, ResponseMode, SimulationResult } from '../api/types';
import { count, counted, percent } from './number';
import { protocolWords } from './words';

export const containmentWords: Record<ContainmentKind, string> = {
  block_connections: 'Block the deviating connections',
  enforce_pattern_of_life: 'Enforce the pattern of life',
  enforce_group: 'Enforce the pattern of life of its group',
  block_outgoing: 'Block outgoing connections',
  block_incoming: 'Block incoming connections',
  quarantine: 'Quarantine',
  revoke_sessions: 'Revoke sessions',
  deny_operations: 'Deny the deviating operations',
  disable_credential: 'Disable the credential',
  remove_role: 'Take the role away',
  disable_identity: 'Disable the identity',
  protect_resource: 'Close the resource to the public',
  preserve: 'Preserve the disks',
  stop: 'Stop the machine',
  notify: 'Tell another system',
};

export const modeWords: Record<ResponseMode, string> = { off: 'Off', confirm: 'Confirm', autonomous: 'Autonomous' };

export const modeMeaning: Record<ResponseMode, string> = {
  off: 'nothing is done, nor proposed',
  confirm: 'Windhover proposes, a person decides',
  autonomous: 'Windhover acts within its limits, and proposes what is beyond them',
};

/** How much a person has to do with it: decide, mend, know, or nothing any more. */
export type Standing = 'waits' | 'trouble' | 'stands' | 'over';

export function standingOf(action: ActionRecord): Standing {
  if (action.status === 'proposed') return 'waits';
  if (!action.may_stand) return 'over';
  return action.problem === '' ? 'stands' : 'trouble';
}

/** The state in a word or two, as a person would ask for it: is it blocked or not? */
export function stateWords(action: ActionRecord): string {
  switch (action.status) {
    case 'proposed':
      return 'Waits for a decision';
    case 'approved':
      return action.failures > 0 ? 'Cannot be applied yet' : 'Being applied';
    case 'active':
      return action.problem === '' ? 'In force' : 'In force, with a problem';
    case 'ending':
      return action.failures > 0 ? 'Cannot be undone' : 'Being undone';
    case 'expired':
      return 'Ended in time';
    case 'reverted':
      return 'Undone early';
    case 'rejected':
      return 'Rejected';
    case 'failed':
      return 'Failed, nothing stands';
  }
}

/** `policy` and `engine` are Windhover itself; everybody else is a person, or the platform. */
export const isOwnDecision = (by: string): boolean => by === 'policy' || by === 'engine';

/** Who decided, in words. */
export const deciderWords = (by: string): string => (isOwnDecision(by) ? 'Windhover' : by === 'platform' ? 'somebody on the platform' : by);

/** As the server words rules: `to 203.0.113.77 port 8443/tcp`. */
export function ruleWords({ remote, port, protocol, serves }: ConnectionRule): string {
  const ports = port === 0 ? 'any port' : `port ${port}`;
  const what = protocol === 1 || protocol === 58 ? 'icmp' : protocol === 0 ? ports : protocol === 6 || protocol === 17 ? `${ports}/${protocolWords(protocol).toLowerCase()}` : `protocol ${protocol}`;
  return serves ? `from ${remote ?? 'anywhere'} to its ${what}` : `to ${remote ?? 'anywhere'} ${what}`;
}

/** What is dropped, denied or let through, piece by piece; empty where the kind says it all. */
export function piecesOf({ block, allow, operations }: Containment): { title: string; pieces: string[] } {
  if (block.length > 0) return { title: counted(block.length, 'connection that is dropped', 'connections that are dropped'), pieces: block.map(ruleWords) };
  if (allow.length > 0) return { title: counted(allow.length, 'connection that goes on; all others are dropped', 'connections that go on; all others are dropped'), pieces: allow.map(ruleWords) };
  return { title: counted(operations.length, 'operation that is denied', 'operations that are denied'), pieces: operations };
}

/** What it stops of what deviates. */
export function stopsWords({ deviating, deviating_stopped: stopped }: SimulationResult): string {
  if (stopped >= deviating) return deviating === 1 ? 'the one thing that deviates' : `all ${count(deviating)} things that deviate`;
  return stopped === 0 ? 'nothing of what deviates' : `${count(stopped)} of ${count(deviating)} things that deviate`;
}

/** What it would have cost in the seven days before. */
export function costWords({ normal, normal_blocked: blocked }: SimulationResult): string {
  if (normal === 0) return 'not known: it did nothing in the 7 days before';
  if (blocked === 0) return `none of ${counted(normal, 'normal record')} of 7 days`;
  return `${count(blocked)} of ${counted(normal, 'normal record')} of 7 days (${percent(blocked / normal)})`;
}

const steps: Record<string, string> = {
  proposed: 'proposed',
  approved: 'approved',
  applied: 'applied and read back',
  extended: 'extended',
  shortened: 'shortened',
  reverting: 'began to undo',
  reverted: 'undid',
  expiring: 'began to end in time',
  expired: 'ended in time',
  rejected: 'rejected',
  failed: 'gave up',
  retry: 'could not do it, tries again',
  verified: 'read back',
  unverified: 'could not read back',
  changed_outside: 'found changed by somebody',
  gone: 'found gone',
  not_acted: 'did nothing',
  tags_changed: 'saw tags changed',
};

/** What a line of the log says was done. */
export const stepWords = ({ step }: ActionEntry): string => steps[step] ?? step.replaceAll('_', ' ');
