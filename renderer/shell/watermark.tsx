import { useSay } from '../kit/text.ts';
import type { Workbench } from './workbench.ts';

const offered = ['palette.files', 'palette.commands', 'search.find', 'editor.newFile', 'home.show'];

/** An empty editor area says what one can do, with the keys to learn. */
export function Watermark({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const commands = offered.flatMap((id) => workbench.registry.command(id) ?? []);
  return (
    <div className="watermark">
      <ul>
        {commands.map((command) => (
          <li key={command.id}>
            <button type="button" onClick={() => void workbench.commands.run(command.id)}>
              <span>{say(command.title)}</span>
              <kbd>{workbench.keysOf(command.id) ?? ''}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
