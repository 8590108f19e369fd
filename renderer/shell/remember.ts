/** What the next window's first paint should know before the host answers (public/theme.js reads it). */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the first paint then guesses.
  }
}
