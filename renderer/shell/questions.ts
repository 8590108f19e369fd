import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Text } from '../../contract/text.ts';
import type { Values } from '../kit/text.ts';

export interface Question {
  title: Text;
  text?: Text;
  values?: Values;
  /** Lines below the text, such as the names of files. */
  lines?: string[];
  answers: { id: string; title: Text; primary?: boolean; danger?: boolean }[];
  /** Asks for a line of text too. */
  input?: {
    label: Text;
    value: string;
    check?: (value: string) => Text | undefined;
    select?: [number, number];
  };
}

export interface Answer {
  id: string;
  value: string;
}

export interface Asked extends Question {
  settle: (answer: Answer | undefined) => void;
}

export interface PickItem {
  id: string;
  title: string;
  detail?: string;
  icon?: string;
  keys?: string | undefined;
  refused?: string | undefined;
  /** Preselected when the list opens. */
  current?: boolean;
}

export interface Pick {
  placeholder: Text;
  items: PickItem[];
  /** Called while moving through the list, with undefined when it is left without a choice. */
  onMove?: (id: string | undefined) => void;
  settle: (id: string | undefined) => void;
}

export interface Questions {
  store: StoreApi<{ asked: Asked | undefined; pick: Pick | undefined }>;
  /** Undefined when it is left by Escape. */
  ask: (question: Question) => Promise<Answer | undefined>;
  pick: (pick: Omit<Pick, 'settle'>) => Promise<string | undefined>;
}

export function createQuestions(): Questions {
  const store = createStore<{ asked: Asked | undefined; pick: Pick | undefined }>(() => ({
    asked: undefined,
    pick: undefined,
  }));
  // One question at a time: the next one waits for the answer of the one before.
  let queue: Promise<unknown> = Promise.resolve();
  const ask = (question: Question) =>
    new Promise<Answer | undefined>((resolve) => {
      const settle = (answer: Answer | undefined) => {
        store.setState({ asked: undefined });
        resolve(answer);
      };
      store.setState({ asked: { ...question, settle } });
    });
  return {
    store,
    ask(question) {
      const answer = queue.then(() => ask(question));
      queue = answer;
      return answer;
    },
    pick: (pick) =>
      new Promise((resolve) => {
        store.getState().pick?.settle(undefined);
        const settle = (id: string | undefined) => {
          store.setState({ pick: undefined });
          resolve(id);
        };
        store.setState({ pick: { ...pick, settle } });
      }),
  };
}
