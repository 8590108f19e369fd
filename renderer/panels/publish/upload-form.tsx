import { useEffect, useRef, useState } from 'react';
import { sizeText } from '../../editor/bytes.ts';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { say as sayNow, useSay, type Text } from '../../kit/text.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { preflightWords as p } from './preflight-words.ts';
import { bump } from './version-number.ts';
import { publishWords as w } from './words.ts';

interface UploadFormProps {
  workbench: Workbench;
  projectId: string;
  programId: string;
  /** The newest version's number, for the bump buttons. */
  highest: string | undefined;
  /** Numbers that are taken. */
  known: readonly string[];
  /** What was committed since the newest version, newest first. */
  commits: readonly string[];
  /** Why there can be no upload now. */
  stop: Text | undefined;
  uploaded: () => void;
}

/** Version, remark, and one button that shows its progress and turns into Cancel (R-VER-01). */
export function UploadForm(props: UploadFormProps) {
  const { workbench, projectId, programId, highest, known, commits, stop, uploaded } = props;
  const say = useSay();
  const [version, setVersion] = useState('');
  const [remark, setRemark] = useState(() => sayNow(w.remarkDefault, { time: new Date().toLocaleString() }));
  const { run, cancel, progress, result, error } = useUpload(workbench, uploaded);
  useEffect(() => setVersion(bump(highest, 'patch')), [highest]);
  const isWrong = !/^[0-9A-Za-z]{1,16}(\.[0-9A-Za-z]{1,16}){0,3}$/.test(version);
  const hint = known.includes(version) ? say(p.exists, { version }) : say(w.versionHint);
  const refused = isWrong || !remark.trim() ? say(w.versionHint) : stop && say(stop);
  return (
    <section className="publish-upload">
      <Field label={say(w.version)} {...(isWrong ? { error: hint } : { hint })}>
        {(id) => (
          <div className="publish-version">
            <input
              id={id}
              value={version}
              spellCheck={false}
              onChange={(event) => setVersion(event.currentTarget.value.trim())}
            />
            {(['major', 'minor', 'patch'] as const).map((segment) => (
              <Button key={segment} onPress={() => setVersion(bump(highest, segment))}>
                {say(w[segment])}
              </Button>
            ))}
          </div>
        )}
      </Field>
      <Field label={say(w.remark)}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            value={remark}
            maxLength={500}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
        )}
      </Field>
      {commits.length > 0 ? (
        <Button icon="git-commit" onPress={() => setRemark(remarkFrom(commits))}>
          {say(p.remarkFromCommits, { count: commits.length })}
        </Button>
      ) : null}
      {progress === undefined ? (
        <Button
          primary
          icon="cloud-upload"
          refused={refused}
          onPress={() => void run({ projectId, programId, version, remark: remark.trim() })}
        >
          {say(w.upload)}
        </Button>
      ) : (
        <div className="publish-progress">
          <progress
            max={1}
            {...(progress.share === undefined ? {} : { value: progress.share })}
            aria-label={progress.text}
          />
          <span>{progress.text}</span>
          <Button onPress={cancel}>{say(w.cancel)}</Button>
        </div>
      )}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      {result ? <p role="status">{say(...result)}</p> : null}
    </section>
  );
}

/** What was done, oldest first; a remark has at most 500 characters. */
function remarkFrom(commits: readonly string[]): string {
  return [...commits].reverse().join('\n').slice(0, 500);
}

interface Progress {
  text: string;
  /** Absent while nobody knows how long it takes. */
  share?: number;
}

function useUpload(workbench: Workbench, uploaded: () => void) {
  const [progress, setProgress] = useState<Progress>();
  const [result, setResult] = useState<[text: Text, values: Record<string, string>]>();
  const [error, setError] = useState<string>();
  const abort = useRef<AbortController>(undefined);
  const run = async (what: { projectId: string; programId: string; version: string; remark: string }) => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setError(undefined);
    setResult(undefined);
    setProgress({ text: sayNow(w.building) });
    try {
      for await (const fact of await workbench.host.client.publish.upload(what, { signal })) {
        if (fact.type === 'upload.moved' && fact.step === 'verify')
          setProgress({ text: sayNow(w.verifying), share: 1 });
        else if (fact.type === 'upload.moved') {
          const share = fact.missingBytes > 0 ? fact.sentBytes / fact.missingBytes : 0;
          setProgress({
            text: sayNow(w.sending, { sent: sizeText(fact.sentBytes), missing: sizeText(fact.missingBytes) }),
            share,
          });
        } else if (fact.type === 'upload.finished') {
          const values = {
            version: what.version,
            sent: sizeText(fact.sentBytes),
            total: sizeText(fact.totalBytes),
          };
          setResult([fact.isNew ? w.uploaded : w.known, values]);
          uploaded();
        }
      }
    } catch (failure) {
      if (!signal.aborted) setError(reasonOf(failure));
    }
    setProgress(undefined);
  };
  return { run, cancel: () => abort.current?.abort(), progress, result, error };
}
