import { createTheme, localStorageColorSchemeManager, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// One accent: the slate blue of a windhover's head. The tokens hold the values that are used; Mantine needs ten steps.
const slate: MantineColorsTuple = ['#e9f4f8', '#d3e7ee', '#a9cfdf', '#79c4df', '#4f9fbe', '#2f83a5', '#12607f', '#0f5570', '#0c465d', '#08303f'];

// Mantine's own greys of the dark scheme are warm; these stand on the page's ground.
const dark: MantineColorsTuple = ['#e3e9ee', '#c3cdd6', '#9ba8b5', '#6b7884', '#45525f', '#27313b', '#10161c', '#151c23', '#0e1318', '#0a0e12'];

export const theme = createTheme({
  primaryColor: 'slate',
  primaryShade: { light: 6, dark: 3 },
  colors: { slate, dark },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'sm',
  radius: { sm: '6px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

export const colours = localStorageColorSchemeManager({ key: 'windhover.colours' });
