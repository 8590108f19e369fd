import './home.css';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { BrowseDialog } from './browse-dialog.tsx';
import { NewDialog } from './new-dialog.tsx';
import { dialogOf } from './dialog.ts';
import { RecentList } from './recent-list.tsx';
import { TemplatePicture } from './template-picture.tsx';
import { homeWords as w } from './words.ts';

export type Template = Awaited<ReturnType<Workbench['host']['client']['projects']['templates']>>[number];

/** Left the recent projects, right what to begin with. */
export default function HomeView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const visible = useStore(panel.visible);
  const store = dialogOf(workbench);
  const dialog = useStore(store, (state) => state.dialog);
  const templates = useTemplates(workbench);
  const close = useCallback(() => store.setState({ dialog: undefined }), [store]);
  return (
    <div className="home">
      <div className="home-page">
        <section className="home-recent" aria-label={say(w.recent)}>
          <RecentList workbench={workbench} visible={visible} />
        </section>
        <section className="home-start">
          <h1>{say(w.shortcuts)}</h1>
          <div className="home-buttons">
            <Button icon="folder-opened" onPress={() => void workbench.commands.run('home.openFolder')}>
              {say(w.openFolder)}
            </Button>
            <Button icon="add" onPress={() => store.setState({ dialog: { kind: 'new' } })}>
              {say(w.newProject)}
            </Button>
          </div>
          <h2>{say(w.newFrom)}</h2>
          <div className="home-templates">
            {templates.map((template) => (
              <button
                key={template.id}
                type="button"
                className="home-template"
                onClick={() => store.setState({ dialog: { kind: 'new', template: template.id } })}
              >
                <TemplatePicture id={template.id} />
                <span className="home-template-text">
                  <b>{say(template.title)}</b>
                  <span>{say(template.description)}</span>
                </span>
                <Icon name="chevron-right" />
              </button>
            ))}
          </div>
          <p className="home-hint">{say(templates.length ? w.sampleHint : w.noTemplates)}</p>
        </section>
      </div>
      {dialog?.kind === 'browse' ? <BrowseDialog workbench={workbench} onClose={close} /> : null}
      {dialog?.kind === 'new' ? (
        <NewDialog
          workbench={workbench}
          templates={templates}
          onClose={close}
          {...(dialog.template ? { chosen: dialog.template } : {})}
        />
      ) : null}
    </div>
  );
}

function useTemplates(workbench: Workbench): Template[] {
  const [templates, setTemplates] = useState<Template[]>([]);
  useEffect(() => {
    workbench.host.client.projects.templates().then(setTemplates, workbench.report);
  }, [workbench]);
  return templates;
}
