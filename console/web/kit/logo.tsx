import './logo.css';

/** A logo as stored, or the system's default one (R-APP-04). */
export function Logo({ sha256, size = 28 }: { sha256: string | null; size?: number }) {
  if (sha256)
    return (
      <img className="picture" src={`/files/${sha256}`} alt="" width={size} height={size} loading="lazy" />
    );
  return (
    <svg className="picture" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="6" fill="var(--surface-3)" />
      <path fill="var(--text-2)" d="M7 7h6v6H7zM7 15h6v6H7zM15 15h6v6h-6z" />
      <path fill="var(--accent)" d="M16 6h6v6h-6z" />
    </svg>
  );
}
