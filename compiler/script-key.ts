/** The key of a script in `Program.scripts`: TypeScript appears under its `.js` name. */
export function scriptKey(file: string): string {
  return file.replace(/\.(ts|tsx|jsx)$/, '.js');
}
