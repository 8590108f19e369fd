import { useEffect, useRef, useState } from 'react';
import { sizeText } from '../../editor/bytes.ts';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { say as sayNow, useSay, type Text } from '../../kit/text.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { preflightWords as p } from './preflight-words.ts';
import { Unfinished, useUnfinished, type UnfinishedUpload } from './unfinished.tsx';
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
  const { workbench, projectId, programId, known, commits, stop, uploaded } = props;
  const say = useSay();
  const [version, setVersion] = useProposed(props.highest, known);
  const [remark, setRemark] = useState(() => sayNow(w.remarkDefault, { time: new Date().toLocaleString() }));
  const { run, cancel, progress, result, error } = useUpload(workbench, uploaded);
  const { found: unfinished, discard } = useUnfinished(
    workbench,
    { projectId, programId },
    progress !== undefined,
  );
  useEffect(() => {
    if (!unfinished) return;
    setVersion(unfinished.version);
    setRemark(unfinished.remark);
  }, [unfinished, setVersion]);
  const isWrong = !/^[0-9A-Za-z]{1,16}(\.[0-9A-Za-z]{1,16}){0,3}$/.test(version);
  const refused = isWrong || !remark.trim() ? say(w.versionHint) : stop && say(stop);
  return (
    <section className="publish-upload">
      {unfinished ? (
        <Unfinished
          upload={unfinished}
          refused={stop && say(stop)}
          resume={() => void run({ projectId, programId, ...pick(unfinished) })}
          discard={() => void discard()}
        />
      ) : null}
      <VersionField {...props} version={version} isWrong={isWrong} setVersion={setVersion} />
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
          primary={!unfinished}
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

const pick = ({ version, remark }: UnfinishedUpload) => ({ version, remark });

/** The next number is proposed while nobody has typed another, and again when the typed one is taken. */
function useProposed(highest: string | undefined, known: readonly string[]) {
  const [version, setVersion] = useState(() => bump(highest, 'patch'));
  const proposed = useRef(version);
  const next = bump(highest, 'patch');
  const isFree = version !== proposed.current && !known.includes(version);
  useEffect(() => {
    if (!isFree) setVersion(next);
    proposed.current = next;
    // Typing a taken number is no reason to change it: only another highest version is.
  }, [next]);
  return [version, setVersion] as const;
}

interface VersionFieldProps extends UploadFormProps {
  version: string;
  isWrong: boolean;
  setVersion: (version: string) => void;
}

function VersionField({ version, isWrong, setVersion, highest, known }: VersionFieldProps) {
  const say = useSay();
  const hint = known.includes(version) ? say(p.exists, { version }) : say(w.versionHint);
  return (
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
