import { titlePieces } from './title';
import { Untrusted } from '../ui/Untrusted';
import classes from './ModelTitle.module.css';

/** The title of a model; what an alert fills in stands in it as a word of its own kind. */
export function ModelTitle({ title }: { title: string }) {
  return titlePieces(title).map(({ text, slot }, index) =>
    slot ? (
      <em key={index} className={classes.slot}>
        <Untrusted value={text} />
      </em>
    ) : (
      <Untrusted key={index} value={text} />
    ),
  );
}
