import type { AttackTechnique } from '../api/types';

/** Names of ATT&CK tactics, Enterprise matrix (https://attack.mitre.org/tactics/enterprise/). */
const tactics: Record<string, string> = {
  TA0043: 'Reconnaissance',
  TA0042: 'Resource Development',
  TA0001: 'Initial Access',
  TA0002: 'Execution',
  TA0003: 'Persistence',
  TA0004: 'Privilege Escalation',
  TA0005: 'Defense Evasion',
  TA0006: 'Credential Access',
  TA0007: 'Discovery',
  TA0008: 'Lateral Movement',
  TA0009: 'Collection',
  TA0011: 'Command and Control',
  TA0010: 'Exfiltration',
  TA0040: 'Impact',
};

/** The order in which an intrusion usually passes through them; unknown tactics come last. */
const order = Object.fromEntries(
  ['TA0043', 'TA0042', 'TA0001', 'TA0002', 'TA0003', 'TA0004', 'TA0005', 'TA0006', 'TA0007', 'TA0008', 'TA0009', 'TA0011', 'TA0010', 'TA0040'].map(
    (id, index) => [id, index],
  ),
);

/** The tactic's name, or its id where it is not known here. */
export const tacticWords = (id: string): string => tactics[id] ?? id;

/** Distinct tactics, in the order of an intrusion. */
export function tacticsOf(attacks: readonly AttackTechnique[]): string[] {
  const ids = new Set(attacks.map((attack) => attack.tactic).filter((id) => id !== ''));
  return [...ids].sort((a, b) => (order[a] ?? 99) - (order[b] ?? 99) || (a < b ? -1 : 1));
}

/** Distinct technique ids of one tactic, sorted. */
export function techniquesOf(attacks: readonly AttackTechnique[], tactic: string): string[] {
  const ids = new Set(attacks.filter((attack) => attack.tactic === tactic && attack.technique !== '').map((attack) => attack.technique));
  return [...ids].sort();
}
