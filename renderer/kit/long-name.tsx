/** Long names are cut in the middle, with the whole in a tooltip: the start and the ending stay readable. */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.ceil((limit - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (limit - 1 - head))}`;
}

export function LongName({ text, limit = 48 }: { text: string; limit?: number }) {
  return <span title={text}>{cutMiddle(text, limit)}</span>;
}
