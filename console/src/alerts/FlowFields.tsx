import { Untrusted } from '../ui/Untrusted';
import type { Field } from './flow';
import classes from './FlowFields.module.css';

/** A flow line with the names of its columns. */
export function FlowFields({ fields }: { fields: readonly Field[] }) {
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.name} className={classes.field}>
          <dt>{field.name}</dt>
          <dd>
            <Untrusted value={field.value} />
            {(field.name === 'start' || field.name === 'end') && /^\d{10}$/.test(field.value) && (
              <span className={classes.time}>{new Date(Number(field.value) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
