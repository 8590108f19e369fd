import './preflight.css';
import { useState } from 'react';
import { sizeText } from '../../editor/bytes.ts';
import { IconButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { PackageSizes } from './package-sizes.tsx';
import type { Finding, Preflight } from './preflight.ts';
import { preflightWords as w } from './preflight-words.ts';

interface PreflightViewProps {
  workbench: Workbench;
  found: Preflight | undefined;
  isChecking: boolean;
  again: () => void;
  /** The console's pages of this mini program. */
  programUrl: string;
}

const icons = { stop: 'error', warning: 'warning', note: 'info', fine: 'check' } as const;

/** Sizes against their limits, and everything that somebody would otherwise learn after the upload. */
export function PreflightView({ workbench, found, isChecking, again, programUrl }: PreflightViewProps) {
  const say = useSay();
  const openFile = (file: string, line?: number) => {
    const place = line === undefined ? {} : { selection: { line, column: 0 } };
    void workbench.editors.open(file, { ...place, preview: true, focus: true });
  };
  return (
    <section className="preflight" aria-busy={isChecking} aria-label={say(w.title)}>
      <div className="preflight-head">
        <h2>{say(w.title)}</h2>
        <span role="status">
          {found
            ? summaryOf(found)
                .map(([text, n]) => say(text, n))
                .join(' · ')
            : say(w.checking)}
        </span>
        <IconButton icon="refresh" name={say(w.again)} spin={isChecking} onPress={again} />
      </div>
      {found ? (
        <>
          <PackageSizes sizes={found.sizes} limit={found.limit} open={openFile} />
          <ul className="preflight-findings">
            {found.findings.map((finding) => (
              <FindingRow
                key={finding.id}
                workbench={workbench}
                finding={finding}
                openFile={openFile}
                programUrl={programUrl}
              />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function summaryOf({ findings, sizes }: Preflight) {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const counted = [
    [w.stops, { count: count('stop') }],
    [w.warnings, { count: count('warning') }],
    [w.notes, { count: count('note') }],
  ] as const;
  const some = counted.filter(([, values]) => values.count > 0);
  const size = sizeText(sizes.reduce((sum, item) => sum + item.size, 0));
  return some.length > 0 ? some : ([[w.fine, { size }]] as const);
}

const firstPlaces = 5;

function FindingRow({
  workbench,
  finding,
  openFile,
  programUrl,
}: {
  workbench: Workbench;
  finding: Finding;
  openFile: (file: string, line?: number) => void;
  programUrl: string;
}) {
  const say = useSay();
  const [showsAll, setShowsAll] = useState(false);
  const { level, title, message, places, goTo } = finding;
  const shown = showsAll ? places : places.slice(0, firstPlaces);
  return (
    <li className={`preflight-finding ${level}`}>
      <Icon name={icons[level]} />
      <div>
        <strong>{say(title)}</strong>
        <p>{say(message)}</p>
        {shown.map(({ file, line, note }, index) => (
          <button key={index} type="button" className="link" onClick={() => openFile(file, line)}>
            <span>{line === undefined ? file : `${file}:${line + 1}`}</span>
            {note === undefined ? null : <small>{typeof note === 'string' ? note : say(note)}</small>}
          </button>
        ))}
        {places.length > shown.length ? (
          <button type="button" className="link" onClick={() => setShowsAll(true)}>
            {say(w.more, { count: places.length - shown.length })}
          </button>
        ) : null}
        {goTo ? <GoTo workbench={workbench} goTo={goTo} programUrl={programUrl} /> : null}
      </div>
    </li>
  );
}

function GoTo({
  workbench,
  goTo,
  programUrl,
}: {
  workbench: Workbench;
  goTo: NonNullable<Finding['goTo']>;
  programUrl: string;
}) {
  const say = useSay();
  if (goTo === 'domains' || goTo === 'privacy') {
    return (
      <a className="link" href={`${programUrl}/${goTo}`} target="_blank" rel="noreferrer">
        {say(goTo === 'domains' ? w.toDomains : w.toPrivacy)}
      </a>
    );
  }
  const text = goTo === 'git' ? w.showGit : w.showProblems;
  return (
    <button type="button" className="link" onClick={() => void workbench.dock.show(goTo)}>
      {say(text)}
    </button>
  );
}
