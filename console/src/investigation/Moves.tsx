import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AskedQuestion, Belief } from '../api/types';
import { Untrusted } from '../ui/Untrusted';
import { bitsFigure, bitsWords, titleOf } from './beliefs';
import classes from './Moves.module.css';

const most = 6;

/** How an answer moved each explanation, in bits, and why that explanation predicts it. */
export function Moves({ question, hypotheses }: { question: AskedQuestion; hypotheses: readonly Belief[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? question.moves : question.moves.slice(0, most);
  const longest = Math.max(1, ...question.moves.map(({ bits }) => Math.abs(bits)));
  if (shown.length === 0) return <p className={classes.because}>The answer says as much about one explanation as about another.</p>;
  return (
    <>
      <ul className={classes.moves}>
        {shown.map((move) => (
          <li key={move.hypothesis} className={classes.move} data-testid="move" data-hypothesis={move.hypothesis}>
            <p>
              <Untrusted value={titleOf(hypotheses, move)} />
              <span className={classes.because}>
                because <Untrusted value={move.because} />
              </span>
            </p>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.bar} data-against={move.bits < 0 || undefined} style={{ width: `${(Math.abs(move.bits) / longest) * 50}%` }} />
            </span>
            <p className={classes.bits}>
              <strong>{bitsFigure(move.bits)} bits</strong>
              <span className={classes.because}>{bitsWords(move.bits)}</span>
            </p>
          </li>
        ))}
      </ul>
      {question.moves.length > most && !all && (
        <Button size="compact-xs" variant="default" className={classes.more ?? ''} onClick={() => setAll(true)}>
          Show the {question.moves.length - most} that it moved less
        </Button>
      )}
    </>
  );
}
