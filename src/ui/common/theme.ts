import {
  type MantineColorsTuple,
  Notification,
  type VariantColorsResolver,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core';

/** Controls are neutral, so that colour is left to data, severity and verdicts. */
const INK: MantineColorsTuple = [
  '#f4f7f9',
  '#e4eaef',
  '#d3dce3',
  '#b8c5cf',
  '#97a8b5',
  '#73879a',
  '#566a7b',
  '#3c4e5d',
  '#263541',
  '#141d25',
];

const DARK: MantineColorsTuple = [
  '#e4eaef',
  '#c3ced7',
  '#a5b3bf',
  '#8494a1',
  '#36424d',
  '#222b33',
  '#1b2229',
  '#14191f',
  '#0d1115',
  '#090c0f',
];

const GRAY: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f4',
  '#e2e8ed',
  '#d3dae1',
  '#b9c4cd',
  '#75848f',
  '#586875',
  '#43525f',
  '#263541',
  '#101820',
];

/** The neutral fill is light in the dark theme and dark in the light one; its text follows the theme in use. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const isPrimary = input.color === undefined || input.color === input.theme.primaryColor;
  return input.variant === 'filled' && isPrimary
    ? { ...resolved, color: 'var(--mantine-primary-color-contrast)' }
    : resolved;
};

export const THEME = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  colors: { ink: INK, dark: DARK, gray: GRAY },
  white: '#ffffff',
  black: '#101820',
  defaultRadius: 4,
  fontFamily: 'var(--hb-sans)',
  fontFamilyMonospace: 'var(--hb-mono)',
  cursorType: 'pointer',
  variantColorResolver,
  components: {
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } },
    }),
  },
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
});
