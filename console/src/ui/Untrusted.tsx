import { runsOf, visible } from '../format/hidden';
import classes from './Untrusted.module.css';

interface UntrustedProps {
  /** Text that came out of a log. */
  value: string;
  /** Keeps it to one line and shows the whole of it on hover. */
  clip?: boolean;
  mono?: boolean;
}

/** Text of a log, as text: hidden and reordering characters are shown by their code points, and long words break. */
export function Untrusted({ value, clip = false, mono = false }: UntrustedProps) {
  const names = [classes.text, clip ? classes.clip : '', mono ? classes.mono : ''].join(' ');
  return (
    <bdi className={names} title={clip ? visible(value) : undefined}>
      {runsOf(value).map((run, index) =>
        run.hidden ? (
          <span key={index} className={classes.hidden} title="A hidden character of the log">
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </bdi>
  );
}
