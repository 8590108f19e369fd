import { InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useEffect, useRef, useState } from 'react';
import { refresh } from '../../kit/ask.ts';
import { call } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { useReason } from '../../kit/permission.tsx';
import { reasonOf } from '../../kit/refusal.ts';
import { sendFile } from '../../kit/send-file.ts';
import { words } from './words.ts';

type State =
  | { kind: 'idle' }
  | { kind: 'sending'; name: string; percent: number }
  | { kind: 'done'; sentence: string }
  | { kind: 'refused'; sentence: string };

/** R-VER-11, R-VER-02: a package dropped on the page; it may be sent again as often as one likes. */
export function UploadCard({ programId }: { programId: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const ending = useRef<AbortController | null>(null);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [isOver, setOver] = useState(false);
  const { isRefused, reason, wonder } = useReason('versions.upload', { programId }, undefined);
  // Told at once: a finger cannot hover.
  useEffect(() => {
    if (isRefused) wonder();
  });
  const isBusy = state.kind === 'sending';
  const take = async (file: File | undefined) => {
    if (!file || isRefused || isBusy) return;
    if (!file.name.endsWith('.apkg')) return setState({ kind: 'refused', sentence: say(words.uploadNot) });
    const control = (ending.current = new AbortController());
    setState({ kind: 'sending', name: file.name, percent: 0 });
    try {
      const { versionId, isNew } = await sendFile<{ versionId: string; isNew: boolean }>(
        `/uploads/${programId}/package`,
        file,
        (percent) => setState({ kind: 'sending', name: file.name, percent }),
        control.signal,
      );
      const { number } = await call('versions.get', { programId, versionId });
      await refresh(queries);
      const sentence = `${say(words.uploadDone, { number })} ${isNew ? '' : say(words.uploadKnown)}`.trim();
      setState({ kind: 'done', sentence });
    } catch (error) {
      if (control.signal.aborted) setState({ kind: 'idle' });
      else setState({ kind: 'refused', sentence: reasonOf(error, say) });
    }
  };
  return (
    <Card title={say(words.upload)}>
      <div
        className={`drop ${isOver ? 'is-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <InboxOutlined className="drop-icon" />
        <p>{isRefused && reason ? reason : say(words.uploadHint)}</p>
        <Button disabled={isRefused || isBusy} onClick={() => picker.current?.click()}>
          {say(words.uploadChoose)}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".apkg"
          hidden
          aria-label={say(words.upload)}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            void take(file);
          }}
        />
      </div>
      {isBusy && (
        <Sending name={state.name} percent={state.percent} onCancel={() => ending.current?.abort()} />
      )}
      {state.kind === 'done' && <Alert type="success" role="status" title={state.sentence} />}
      {state.kind === 'refused' && <Alert type="error" role="alert" title={state.sentence} />}
    </Card>
  );
}

function Sending({ name, percent, onCancel }: { name: string; percent: number; onCancel: () => void }) {
  const say = useSay();
  const title = say(words.uploading, { name });
  return (
    <div className="upload-progress" role="status">
      <span>{percent < 100 ? title : say(words.uploadChecking)}</span>
      <Progress percent={percent} size="small" aria-label={title} />
      <Button size="small" onClick={onCancel}>
        {say(words.cancel)}
      </Button>
    </div>
  );
}
