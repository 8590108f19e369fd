import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { useSay } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import { debugWords as w } from './words.ts';

/** What a panel shows while no program runs. */
export function NotRunning({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  return (
    <Empty text={say(w.notRunning)}>
      <Button onPress={() => void workbench.dock.show('simulator', { focus: true })}>
        {say(w.openSimulator)}
      </Button>
    </Empty>
  );
}
