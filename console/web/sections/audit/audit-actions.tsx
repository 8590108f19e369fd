import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { useState } from 'react';
import { call } from '../../kit/console.ts';
import type { ItemOf, OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { codeOf, dataOf, reasonOf } from '../../kit/refusal.ts';
import { saveCsv, saveText } from '../../kit/save-file.ts';
import { words } from './words.ts';

/** Walks the whole chain on the console: the button, and what was found. */
export function useVerifyAudit() {
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [intact, setIntact] = useState<OutputOf<'audit.verify'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const verify = async () => {
    setBusy(true);
    setError(null);
    setIntact(null);
    try {
      setIntact(await call('audit.verify', {}));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return {
    button: (
      <Button loading={isBusy} onClick={() => void verify()}>
        {say(words.verify)}
      </Button>
    ),
    outcome: (intact !== null || error !== null) && <Verified intact={intact} error={error} />,
  };
}

function Verified({ intact, error }: { intact: OutputOf<'audit.verify'> | null; error: unknown }) {
  const say = useSay();
  const isBroken = codeOf(error) === 'AUDIT_BROKEN';
  return (
    <div className="stack audit-verify">
      {intact && (
        <Alert
          type="success"
          role="status"
          title={
            <>
              {say(words.intact, { rows: intact.rows })}{' '}
              <Copyable text={intact.hash} name={say(words.hash)} shown={`${intact.hash.slice(0, 16)}…`} />
            </>
          }
        />
      )}
      {error !== null && (
        <Alert
          type="error"
          role="alert"
          title={isBroken ? say(words.broken) : reasonOf(error, say)}
          {...(isBroken && {
            description: say(words.brokenHint, { row: String(dataOf(error).seq ?? '?') }),
          })}
        />
      )}
    </div>
  );
}

type AuditRow = ItemOf<'audit.export'>;
const step = 1000;

async function everyRow(onProgress: (rows: number) => void): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for (;;) {
    const { items } = await call('audit.export', { after: rows.at(-1)?.seq ?? 0, limit: step });
    rows.push(...items);
    onProgress(rows.length);
    if (items.length < step) return rows;
  }
}

/** Oldest first, for keeping elsewhere. */
export function ExportAudit() {
  const say = useSay();
  const notices = useNotices();
  const [progress, setProgress] = useState<number | null>(null);
  const save = async (write: (rows: AuditRow[]) => void) => {
    setProgress(0);
    try {
      const rows = await everyRow(setProgress);
      write(rows);
      notices.done(say(words.exported, { rows: rows.length }));
    } catch (error) {
      notices.refused(error);
    } finally {
      setProgress(null);
    }
  };
  const asLines = (rows: AuditRow[]) =>
    saveText('audit.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 'application/x-ndjson');
  const asCsv = (rows: AuditRow[]) => {
    const head = [
      words.row,
      words.at,
      words.actor,
      words.action,
      words.target,
      words.address,
      words.before,
      words.after,
      words.hash,
    ];
    saveCsv('audit.csv', [
      head.map((text) => say(text)),
      ...rows.map((row) => [
        row.seq,
        new Date(row.at).toISOString(),
        row.actorName,
        row.action,
        `${row.targetType} ${row.targetId}`,
        row.address,
        JSON.stringify(row.before),
        JSON.stringify(row.after),
        row.hash,
      ]),
    ]);
  };
  const items = [
    { key: 'csv', label: say(words.exportCsv), onClick: () => void save(asCsv) },
    { key: 'lines', label: say(words.exportLines), onClick: () => void save(asLines) },
  ];
  return (
    <Menu loading={progress !== null} groups={[{ key: 'forms', items }]} isMore>
      {progress === null ? say(words.export) : say(words.exporting, { rows: progress })}
    </Menu>
  );
}
