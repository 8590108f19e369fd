import type { ReactNode } from 'react';

export type TagColour = 'default' | 'error' | 'success' | 'warning' | 'processing' | 'accent';

/** A state in one word. */
export function Tag({ color = 'default', children }: { color?: TagColour | undefined; children: ReactNode }) {
  return <span className={`tag is-${color}`}>{children}</span>;
}
