// The look of all built-ins as one text, put into every page in front of the program's own styles.
const sheets = import.meta.glob<string>(['./*.css', './*/*.css'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

export const builtinStyles: string = Object.keys(sheets)
  .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  .map((file) => sheets[file])
  .join('\n')
  // The device's theme is ours, not the browser's: the page says it by a custom property.
  .replaceAll('@media (prefers-color-scheme: dark)', '@container style(--wx-theme: dark)');
