/** A codicon by name; decorative: whoever shows it alone gives its button a name. */
export function Icon({ name, spin, tone }: { name: string; spin?: boolean; tone?: string }) {
  const classes = `codicon codicon-${name}${spin ? ' spin' : ''}${tone ? ` tone-${tone}` : ''}`;
  return <span className={classes} aria-hidden="true" />;
}
