import type { ReactNode } from 'react';

/** An empty state: what this place is for and the one next thing to do. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {children}
    </div>
  );
}
