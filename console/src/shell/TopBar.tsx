import { ActionIcon } from '@mantine/core';
import { Icon } from '../ui/Icon';
import { Health } from './Health';
import { PersonSwitch } from './PersonSwitch';
import { ResponseMark } from './ResponseMark';
import { SearchBox } from './SearchBox';
import { ThemeSwitch } from './ThemeSwitch';
import classes from './TopBar.module.css';

/** Search, how the estate is, and the switches of the page. */
export function TopBar({ askHelp }: { askHelp: () => void }) {
  return (
    <header className={classes.bar}>
      <SearchBox />
      <Health />
      <ResponseMark />
      <div className={classes.switches}>
        <ActionIcon variant="subtle" color="gray" size="lg" className={classes.help} aria-label="Keys" title="Keys (?)" onClick={askHelp}>
          <Icon name="keys" />
        </ActionIcon>
        <ThemeSwitch />
        <PersonSwitch />
      </div>
    </header>
  );
}
