import { parentPort } from 'node:worker_threads';
import { AppError, toErrorShape } from '../contract/errors.ts';
import type { ThreadMessage } from './asked-thread.ts';

export const sayLine = (line: string): void => tell({ kind: 'line', line });

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

/** The inside of an `AskedThread`: each question gets its answer, or what went wrong. Answers may overtake each other. */
export function answerQuestions<Question>(answer: (question: Question) => unknown): void {
  const reply = async (id: number, question: Question): Promise<void> => {
    try {
      tell({ kind: 'answer', id, value: await answer(question) });
    } catch (error) {
      if (error instanceof AppError) tell({ kind: 'refusal', id, refusal: toErrorShape(error) });
      else tell({ kind: 'failure', id, error });
    }
  };
  parentPort?.on(
    'message',
    ({ id, question }: { id: number; question: Question }) => void reply(id, question),
  );
}
