import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Icon } from '../ui/Icon';

/** Light and dark; what was chosen is kept by the browser. */
export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const name = dark ? 'Light colours' : 'Dark colours';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" data-testid="theme-switch" aria-label={name} title={name} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      <Icon name={dark ? 'sun' : 'moon'} />
    </ActionIcon>
  );
}
