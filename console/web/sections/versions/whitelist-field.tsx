import { Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useRef, useState } from 'react';
import { call } from '../../kit/console.ts';
import type { OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { words } from './task-words.ts';

type Report = OutputOf<'grayscale.readWhitelist'>;
const shownLines = 20;

interface Props {
  programId: string;
  name: string;
  id?: string;
  value?: string[];
  onChange?: (values: string[]) => void;
}

/** R-GRAY-08: typed one a line, or a txt file; the console reads it, and every line it did not take is named. */
export function WhitelistField({ programId, name, id, value = [], onChange }: Props) {
  const say = useSay();
  const notices = useNotices();
  const picker = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [text, setText] = useState(() => value.join('\n'));
  const type = (typed: string) => {
    setText(typed);
    onChange?.([...new Set(typed.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean));
  };
  const take = async (file: File) => {
    try {
      const read = await call('grayscale.readWhitelist', { programId, text: await file.text() });
      setReport(read);
      type([...value, ...read.values].join('\n'));
    } catch (error) {
      notices.refused(error);
    }
  };
  return (
    <>
      <Input.TextArea
        {...(id && { id })}
        value={text}
        onChange={(event) => type(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        spellCheck={false}
      />
      <div className="whitelist">
        <Button
          size="small"
          aria-label={say(words.uploadTxtFor, { name })}
          onClick={() => picker.current?.click()}
        >
          {say(words.uploadTxt)}
        </Button>
        <span className="quiet numbers">{value.length > 0 && say(words.taken, { count: value.length })}</span>
        <input
          ref={picker}
          type="file"
          accept=".txt,text/plain"
          hidden
          aria-label={say(words.uploadTxtFor, { name })}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void take(file);
          }}
        />
      </div>
      {report && report.problems.length > 0 && (
        <Alert
          type="warning"
          role="alert"
          title={say(words.badLines, { count: report.problems.length })}
          description={
            <ul>
              {report.problems.slice(0, shownLines).map(({ line, text: bad, reason }) => (
                <li key={line}>{say(words.line, { line, text: bad, reason: say(words[reason]) })}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}
