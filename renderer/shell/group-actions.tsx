import type { DockviewGroupPanel } from 'dockview';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../kit/button.tsx';
import { useSay } from '../kit/text.ts';
import { placeOf } from './dock.ts';
import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

/** What stands at the right end of a group's tabs: the active panel's own actions, then hide. */
export function GroupActions({ workbench, group }: { workbench: Workbench; group: DockviewGroupPanel }) {
  const say = useSay();
  const [active, setActive] = useState(group.activePanel?.id);
  useStore(workbench.dock.store, (state) => state.active);
  useEffect(() => {
    const watch = group.model.onDidActivePanelChange(() => setActive(group.activePanel?.id));
    setActive(group.activePanel?.id);
    return () => watch.dispose();
  }, [group]);
  useEffect(() => keepInSight(group), [group, active]);
  const place = placeOf(group);
  return (
    <div className="group-actions-row">
      <div className="group-actions-own" id={`actions-of-${active ?? ''}`} />
      {place === 'centre' ? null : (
        <IconButton
          icon="close"
          name={say(shellWords.close)}
          onPress={() => void workbench.dock.togglePart(place, false)}
        />
      )}
    </div>
  );
}

/** A panel's own actions take their room from the tabs: the tab that is shown must not be the one that is cut off by them. */
function keepInSight({ element }: DockviewGroupPanel): (() => void) | undefined {
  const tabs = element.querySelector('.dv-tabs-container');
  if (!tabs) return undefined;
  const observer = new ResizeObserver(() =>
    tabs.querySelector('.dv-active-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
  );
  observer.observe(tabs);
  return () => observer.disconnect();
}
