/** A square of four tiles, one lifted and in the accent colour. */
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path fill="currentColor" d="M1 1h6v6H1zM1 9h6v6H1zM9 9h6v6H9z" />
      <path fill="var(--accent)" d="M10 0h6v6h-6z" />
    </svg>
  );
}
