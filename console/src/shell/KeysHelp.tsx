import { Kbd, Modal } from '@mantine/core';
import classes from './KeysHelp.module.css';

const keys = [
  ['j', 'next row'],
  ['k', 'row before'],
  ['Enter', 'open the row'],
  ['/', 'search'],
  ['r', 'raw record of the alert shown beside an incident'],
  ['e', 'assign the incident'],
  ['a', 'take the incident yourself'],
  ['c', 'comment on the incident'],
  ['x', 'close the incident'],
  ['.', 'actions: the first that can be approved or undone'],
  ['?', 'this list'],
  ['Esc', 'close what is open'],
] as const;

/** The keys, for fast hands. */
export function KeysHelp({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keys" size="sm" centered>
      <dl className={classes.keys}>
        {keys.map(([key, does]) => (
          <div key={key} className={classes.row}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
