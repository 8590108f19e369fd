import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useSay } from '../kit/text.ts';
import type { Notice, Tone } from './notices.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

const icons: Record<Tone, string> = { info: 'info', ok: 'pass', warn: 'warning', error: 'error' };

/** Toasts above the status bar; the bell shows all of them. */
export function NoticesView({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const notices = useStore(workbench.notices.store, (state) => state.notices);
  const isListOpen = useStore(workbench.noticeList);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isListOpen) box.current?.querySelector('button')?.focus();
  }, [isListOpen]);
  const shown = isListOpen ? notices : notices.filter((notice) => notice.toast).slice(0, 4);
  if (!isListOpen && shown.length === 0) return <div className="notices" aria-live="polite" />;
  return (
    <div
      className={isListOpen ? 'notices open' : 'notices'}
      ref={box}
      role="region"
      aria-label={say(shellWords.notifications)}
      aria-live="polite"
      onKeyDown={(event) => event.key === 'Escape' && workbench.noticeList.setState(false, true)}
    >
      {isListOpen ? (
        <div className="notices-head">
          <span>{say(notices.length ? shellWords.notifications : shellWords.noNotices)}</span>
          <IconButton
            icon="clear-all"
            name={say(shellWords.clearNotices)}
            onPress={() => workbench.notices.clear()}
          />
          <IconButton
            icon="chevron-down"
            name={say(shellWords.close)}
            onPress={() => workbench.noticeList.setState(false, true)}
          />
        </div>
      ) : null}
      {shown.map((notice) => (
        <NoticeRow key={notice.id} workbench={workbench} notice={notice} />
      ))}
    </div>
  );
}

function NoticeRow({ workbench, notice }: { workbench: Workbench; notice: Notice }) {
  const say = useSay();
  const { progress } = notice;
  return (
    <div className={`notice ${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <Icon name={progress === undefined ? icons[notice.tone] : 'loading'} spin={progress !== undefined} />
      <div className="notice-text">
        <p>{say(notice.text, notice.values)}</p>
        {notice.detail ? <p className="notice-detail">{notice.detail}</p> : null}
        {typeof progress === 'number' ? (
          <progress value={progress} max={1} aria-label={say(notice.text, notice.values)} />
        ) : null}
        {notice.actions?.length || notice.cancel ? (
          <div className="notice-actions">
            {notice.actions?.map((action) => (
              <Button
                key={action.title.en}
                onPress={() => {
                  workbench.notices.dismiss(notice.id);
                  action.run();
                }}
              >
                {say(action.title)}
              </Button>
            ))}
            {notice.cancel ? <Button onPress={notice.cancel}>{say(shellWords.cancel)}</Button> : null}
          </div>
        ) : null}
      </div>
      {notice.cancel ? null : (
        <IconButton
          icon="close"
          name={say(shellWords.dismiss)}
          onPress={() => workbench.notices.dismiss(notice.id)}
        />
      )}
    </div>
  );
}
