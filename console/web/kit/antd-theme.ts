import { theme as antd } from 'antd';
import type { ThemeConfig } from 'antd';
import type { Theme } from './appearance.ts';

/** The tokens of tokens.css as antd wants them: it derives shades, so it needs the values themselves. */
const colours = {
  light: {
    surfaces: ['#ffffff', '#f7f8fa', '#eef0f3'],
    line: '#dfe3e8',
    text: ['#1c2027', '#535b68'],
    accent: '#0b8573',
    soft: '#e3f0ee',
    onAccent: '#ffffff',
    info: '#2468c9',
    ok: '#15724a',
    warn: '#8a5606',
    error: '#bd322d',
  },
  dark: {
    surfaces: ['#16181d', '#1b1e24', '#22262e'],
    line: '#2c313a',
    text: ['#e6e8ec', '#a4abb8'],
    accent: '#2fb5a0',
    soft: '#1b3532',
    onAccent: '#06201c',
    info: '#5aa2f0',
    ok: '#4cc38a',
    warn: '#e5a84b',
    error: '#f0706a',
  },
} as const;

const softInLight = {
  colorSuccessBg: '#e6f4ed',
  colorSuccessBorder: '#b3dcc6',
  colorWarningBg: '#fdf4e3',
  colorWarningBorder: '#ebd3a6',
  colorInfoBg: '#eaf1fb',
  colorInfoBorder: '#bdd3f2',
  colorErrorBg: '#fdf0ef',
  colorErrorBorder: '#f0c4c1',
};

export function antdTheme(theme: Theme): ThemeConfig {
  const { surfaces, line, text, accent, soft, onAccent, info, ok, warn, error } = colours[theme];
  const isDark = theme === 'dark';
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: accent,
      colorLink: isDark ? '#4fc9b5' : '#08705f',
      colorInfo: info,
      colorSuccess: ok,
      colorWarning: warn,
      colorError: error,
      // What antd derives from our darker shades (chosen for contrast) comes out grey in the light theme.
      ...(!isDark && softInLight),
      // Derived ones are lighter than what can be read.
      colorPrimaryHover: isDark ? '#4fc9b5' : '#08705f',
      colorPrimaryActive: isDark ? '#2fb5a0' : '#066052',
      colorErrorHover: isDark ? '#f48c87' : '#a02823',
      colorErrorActive: isDark ? '#f0706a' : '#8c211c',
      colorPrimaryBg: soft,
      colorPrimaryBgHover: soft,
      controlItemBgActive: soft,
      controlItemBgActiveHover: soft,
      colorBgBase: surfaces[0],
      colorBgLayout: surfaces[1],
      colorBgContainer: surfaces[0],
      colorBgElevated: isDark ? surfaces[2] : surfaces[0],
      colorBorder: isDark ? '#3a404c' : '#c6ccd4',
      colorBorderSecondary: line,
      colorText: text[0],
      colorTextSecondary: text[1],
      colorTextTertiary: text[1],
      colorTextDescription: text[1],
      colorTextPlaceholder: text[1],
      colorTextLightSolid: onAccent,
      borderRadius: 4,
      borderRadiusLG: 8,
      fontSize: 13,
      controlHeight: 30,
      fontFamily: 'var(--font-ui)',
      fontFamilyCode: 'var(--font-code)',
      motionDurationSlow: '0.12s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Tooltip: {
        colorBgSpotlight: isDark ? '#3a404c' : '#2b303a',
        colorTextLightSolid: '#ffffff',
      },
      Table: { headerBg: surfaces[1], headerColor: text[1], cellPaddingBlock: 9 },
    },
  };
}
