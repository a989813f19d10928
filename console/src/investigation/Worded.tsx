import { useQuery } from '@tanstack/react-query';
import { wordingQuery } from '../api/investigations';
import { Untrusted } from '../ui/Untrusted';
import classes from './Worded.module.css';

/** The account in a language model's words, above the original; nothing where there is none, which is how it is unless one is configured. */
export function Worded({ id }: { id: string }) {
  const wording = useQuery(wordingQuery(id)).data?.wording;
  if (wording === undefined || wording === null) return null;
  return (
    <section className={classes.worded} aria-label="In the words of a language model" data-testid="wording" data-made-from={wording.made_from}>
      <p>
        <Untrusted value={wording.text} />
      </p>
      <p className={classes.by}>
        Worded by a language model (<Untrusted value={wording.model} />
        ); checked against the facts.{' '}
        <button type="button" className={classes.original} data-testid="original" onClick={() => document.getElementById('account')?.scrollIntoView({ block: 'start' })}>
          Read the original
        </button>
      </p>
    </section>
  );
}
