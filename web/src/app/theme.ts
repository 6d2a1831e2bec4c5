import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Blue-grey instead of neutral grey, so that the dark surfaces keep some depth.
const dark: MantineColorsTuple = [
  "#dfe3ec", "#b9c0ce", "#98a1b3", "#6d7689", "#3b4252", "#2d3340", "#21262f", "#171b22", "#10131a", "#0b0d12",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 7 },
  colors: { dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "650" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { radius: "lg" } },
    Badge: { styles: { root: { textTransform: "none" } } },
    Notification: { styles: { description: { color: "var(--mantine-color-dimmed)" } } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
    Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
  },
});

// Tinted badges and notes glow too much on dark surfaces: a veil of the colour instead.
const softTints = Object.fromEntries(
  ["red", "orange", "yellow", "teal", "green", "indigo", "gray"].map((color) => [
    `--mantine-color-${color}-light`,
    `color-mix(in srgb, var(--mantine-color-${color}-6) 18%, transparent)`,
  ]),
);

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#f4f6fa",
    "--mantine-color-text": "#171b26",
    "--mantine-color-dimmed": "#5a6272",
    "--mantine-color-placeholder": "#6b7383",
    "--mantine-color-error": "#c92a2a",
    "--tropa-surface": "#ffffff",
    "--tropa-surface-soft": "#f8f9fc",
    "--tropa-line": "#e1e5ed",
    "--tropa-accent-soft": "#edf1fe",
  },
  dark: {
    "--mantine-color-body": "#12151b",
    "--mantine-color-text": "#e6e9f0",
    "--mantine-color-dimmed": "#a0a8b8",
    "--mantine-color-placeholder": "#8a92a3",
    "--mantine-color-error": "#ff8787",
    "--tropa-surface": "#1a1e26",
    "--tropa-surface-soft": "#1f242d",
    "--tropa-line": "#2c323e",
    "--tropa-accent-soft": "#232b45",
    ...softTints,
  },
});
