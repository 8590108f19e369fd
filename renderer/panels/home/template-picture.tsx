/** A small drawing of the first page: rows for a list, fields for a form, a blank page. Drawn in the tokens. */
export function TemplatePicture({ id }: { id: string }) {
  const isSample = /sample|demo|shop|list/.test(id);
  const isTyped = /typescript|ts/.test(id);
  return (
    <svg className="template-picture" width="44" height="72" viewBox="0 0 44 72" aria-hidden="true">
      <rect x="0.5" y="0.5" width="43" height="71" rx="4.5" className="paper" />
      <rect x="0.5" y="0.5" width="43" height="12" rx="4.5" className="bar" />
      <rect x="14" y="5" width="16" height="3" rx="1.5" className="ink" />
      {isSample ? <SampleRows /> : isTyped ? <TypedMark /> : <BlankMark />}
    </svg>
  );
}

function SampleRows() {
  return (
    <>
      {[18, 29, 40].map((y) => (
        <g key={y}>
          <rect x="5" y={y} width="8" height="8" rx="1.5" className="accent" />
          <rect x="16" y={y + 1} width="20" height="2.5" rx="1.2" className="ink" />
          <rect x="16" y={y + 5} width="13" height="2" rx="1" className="faint" />
        </g>
      ))}
      <rect x="0.5" y="60" width="43" height="0.8" className="faint" />
      {[9, 21, 33].map((x, index) => (
        <circle key={x} cx={x + 1} cy="66" r="2.4" className={index ? 'faint' : 'accent'} />
      ))}
    </>
  );
}

function TypedMark() {
  return (
    <>
      <rect x="11" y="25" width="22" height="22" rx="3" className="accent" />
      <text x="22" y="41.5" textAnchor="middle" className="letters">
        TS
      </text>
    </>
  );
}

function BlankMark() {
  return (
    <>
      <rect x="11" y="27" width="22" height="3" rx="1.5" className="ink" />
      <rect x="14" y="34" width="16" height="2.5" rx="1.2" className="faint" />
      <rect x="12" y="43" width="20" height="7" rx="2" className="accent" />
    </>
  );
}
