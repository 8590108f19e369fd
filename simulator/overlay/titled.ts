/** A row's title with what is said of it below, smaller. */
export function drawTitled(
  document: Document,
  { title, note }: { title: string; note?: string },
): HTMLElement {
  const words = document.createElement('span');
  words.textContent = title;
  if (!note) return words;
  const small = document.createElement('small');
  small.textContent = note;
  words.append(small);
  return words;
}
