/** The uploaded picture, or the first letter of the name on a tile: every mini program can be told from the next. */
export function ProgramLogo({ logo, name, size = 28 }: { logo: string | null; name: string; size?: number }) {
  if (logo)
    return <img className="logo" src={`/files/${logo}`} alt="" width={size} height={size} loading="lazy" />;
  return (
    <span
      className="logo"
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.round(size * 0.46) }}
    >
      {[...name.trim()][0] ?? '·'}
    </span>
  );
}
