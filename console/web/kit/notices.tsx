import { App } from 'antd';
import { useMemo } from 'react';
import { useSay } from './language.tsx';
import { codeOf, isSignedOut, reasonOf } from './refusal.ts';

export interface Notices {
  /** A thing was done; goes by itself. */
  done(sentence: string): void;
  /** The console said no: what it said, with the code for whoever reports it. Stays until closed. */
  refused(error: unknown): void;
}

export function useNotices(): Notices {
  const { message, notification } = App.useApp();
  const say = useSay();
  return useMemo(
    () => ({
      done: (sentence) => void message.success(sentence),
      refused(error) {
        // The sign-in page shows by itself.
        if (isSignedOut(error)) return;
        const code = codeOf(error);
        notification.error({
          title: reasonOf(error, say),
          ...(code && { description: code }),
          placement: 'topRight',
          duration: 8,
          role: 'alert',
        });
      },
    }),
    [message, notification, say],
  );
}
