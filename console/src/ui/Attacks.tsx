import type { AttackTechnique } from '../api/types';
import { tacticsOf, tacticWords, techniquesOf } from '../format/attack';
import classes from './Attacks.module.css';

/** ATT&CK tactics in the order of an intrusion; techniques beside them where there is room. */
export function Attacks({ attacks, techniques = false }: { attacks: readonly AttackTechnique[]; techniques?: boolean }) {
  const tactics = tacticsOf(attacks);
  const loose = techniques ? techniquesOf(attacks, '') : [];
  if (tactics.length === 0 && loose.length === 0) return null;
  return (
    <span className={classes.attacks}>
      {tactics.map((tactic) => (
        <span key={tactic} className={classes.attack} title={tactic}>
          {tacticWords(tactic)}
          {techniques && techniquesOf(attacks, tactic).map((id) => <code key={id}>{id}</code>)}
        </span>
      ))}
      {loose.map((id) => (
        <code key={id}>{id}</code>
      ))}
    </span>
  );
}
