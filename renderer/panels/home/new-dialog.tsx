import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { useSay } from '../../kit/text.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { FolderBrowser, useBrowser } from './browse-dialog.tsx';
import { TemplatePicture } from './template-picture.tsx';
import type { Template } from './view.tsx';
import { homeWords as w } from './words.ts';

interface Props {
  workbench: Workbench;
  templates: Template[];
  chosen?: string;
  onClose: () => void;
}

export function NewDialog({ workbench, templates, chosen, onClose }: Props) {
  const say = useSay();
  const browser = useBrowser(workbench);
  const [template, setTemplate] = useState(chosen ?? templates[0]?.id ?? '');
  const [name, setName] = useState('my-mini-program');
  const [appId, setAppId] = useState('');
  const [isBrowsing, setBrowsing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isWrong = name.trim() === '' || /[/\\:*?"<>|]/.test(name);
  const folder = `${browser.typed.replace(/\/$/, '')}/${name.trim()}`;
  const create = async () => {
    if (isWrong) return;
    setBusy(true);
    try {
      const made = await workbench.host.client.projects.create({
        template,
        folder,
        name: name.trim(),
        appId: appId.trim(),
      });
      if (await workbench.projects.open(made.folder)) onClose();
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const foot = (
    <>
      <Button onPress={onClose}>{say(w.cancel)}</Button>
      <Button
        primary
        busy={isBusy}
        refused={isWrong ? say(w.nameWrong) : undefined}
        onPress={() => void create()}
      >
        {say(w.create)}
      </Button>
    </>
  );
  return (
    <Dialog title={say(w.newTitle)} onClose={onClose} foot={foot} wide>
      <TemplateChoice templates={templates} template={template} onChoose={setTemplate} />
      <Field label={say(w.name)} hint={say(w.nameHint)} error={isWrong ? say(w.nameWrong) : undefined}>
        {(id) => (
          <input id={id} value={name} autoFocus onChange={(event) => setName(event.currentTarget.value)} />
        )}
      </Field>
      <Field label={say(w.location)} hint={folder}>
        {(id) => (
          <span className="location">
            <input
              id={id}
              value={browser.typed}
              onChange={(event) => browser.setTyped(event.currentTarget.value)}
            />
            <Button onPress={() => setBrowsing(!isBrowsing)}>{say(w.browse)}</Button>
          </span>
        )}
      </Field>
      {isBrowsing ? <FolderBrowser {...browser} onEnter={() => setBrowsing(false)} /> : null}
      <Field label={say(w.appId)} hint={say(w.appIdHint)}>
        {(id) => <input id={id} value={appId} onChange={(event) => setAppId(event.currentTarget.value)} />}
      </Field>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </Dialog>
  );
}

function TemplateChoice(props: { templates: Template[]; template: string; onChoose: (id: string) => void }) {
  const say = useSay();
  return (
    <div className="template-row" role="radiogroup" aria-label={say(w.template)}>
      {props.templates.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === props.template}
          className="template-choice"
          onClick={() => props.onChoose(id)}
        >
          <TemplatePicture id={id} />
          <span>{say(title)}</span>
        </button>
      ))}
    </div>
  );
}
