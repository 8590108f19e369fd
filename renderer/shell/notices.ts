import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Text } from '../../contract/text.ts';
import type { Values } from '../kit/text.ts';

export type Tone = 'info' | 'ok' | 'warn' | 'error';

export interface NoticeAction {
  title: Text;
  run: () => void;
}

/** A sentence with what to do next; with `progress`, a task that can be cancelled. */
export interface Notice {
  id: string;
  tone: Tone;
  text: Text;
  values?: Values;
  actions?: NoticeAction[];
  /** 0 to 1, or `unknown`. Absent: no task. */
  progress?: number | 'unknown';
  detail?: string;
  cancel?: () => void;
  /** Shown as a toast; else only in the list behind the bell. */
  toast: boolean;
  at: number;
}

export interface Notices {
  store: StoreApi<{ notices: Notice[] }>;
  show: (notice: Partial<Notice> & Pick<Notice, 'text'>) => string;
  update: (id: string, change: Partial<Notice>) => void;
  dismiss: (id: string) => void;
  hideToast: (id: string) => void;
  clear: () => void;
}

const toastSeconds: Record<Tone, number> = { info: 8, ok: 5, warn: 14, error: 0 };

/** Errors stay until they are read; the others leave the corner but stay in the list. */
export function createNotices(later: (run: () => void, milliseconds: number) => void): Notices {
  const store = createStore<{ notices: Notice[] }>(() => ({ notices: [] }));
  let count = 0;
  const change = (edit: (notices: Notice[]) => Notice[]) =>
    store.setState(({ notices }) => ({ notices: edit(notices) }));
  const hideToast = (id: string) =>
    change((all) => all.map((notice) => (notice.id === id ? { ...notice, toast: false } : notice)));
  const schedule = (notice: Notice) => {
    const seconds = toastSeconds[notice.tone];
    if (seconds && notice.progress === undefined && !notice.actions?.length) {
      later(() => hideToast(notice.id), seconds * 1000);
    }
  };
  return {
    store,
    show(given) {
      const notice: Notice = { id: `notice-${++count}`, tone: 'info', toast: true, at: Date.now(), ...given };
      change((all) => [notice, ...all.filter((other) => other.id !== notice.id)].slice(0, 100));
      schedule(notice);
      return notice.id;
    },
    update(id, edit) {
      change((all) => all.map((notice) => (notice.id === id ? { ...notice, ...edit } : notice)));
      const changed = store.getState().notices.find((notice) => notice.id === id);
      if (changed && 'progress' in edit) schedule(changed);
    },
    dismiss: (id) => change((all) => all.filter((notice) => notice.id !== id)),
    hideToast,
    clear: () => change((all) => all.filter((notice) => notice.progress !== undefined)),
  };
}
