import './details.css';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { sizeText } from '../../editor/bytes.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Check, Field } from '../../kit/field.tsx';
import { useSay, type Text } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { codeOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { configFile, readConfig, valueAt, writeConfig } from './config.ts';
import { toneOf } from './size-status.tsx';
import { sizesOf } from './sizes.ts';
import { detailsWords as w } from './words.ts';

const checks: [key: string, title: Text, whenAbsent: boolean][] = [
  ['urlCheck', w.urlCheck, true],
  ['es6', w.es6, true],
  ['enhance', w.enhance, false],
  ['postcss', w.postcss, true],
  ['minified', w.minified, true],
  ['minifyWXSS', w.minifyWXSS, true],
  ['minifyWXML', w.minifyWXML, true],
  ['uglifyFileName', w.uglifyFileName, false],
  ['ignoreUploadUnusedFiles', w.ignoreUploadUnusedFiles, true],
  ['compileHotReLoad', w.compileHotReLoad, true],
];

/** project.config.json as a form, and what the packages weigh. */
export default function DetailsView({ workbench }: PanelProps) {
  const say = useSay();
  const open = useStore(workbench.project, (state) => state.open);
  const { text, write } = useConfig(workbench);
  if (!open || text === undefined) return null;
  return (
    <div className="details">
      <div className="details-page">
        <h1>{open.name}</h1>
        <p className="details-folder">{open.folder}</p>
        {text === null ? (
          <Empty text={say(w.missing)}>
            <Button onPress={() => write([], { appid: 'touristappid', projectname: open.name, setting: {} })}>
              {say(w.create)}
            </Button>
          </Empty>
        ) : (
          <ConfigForm workbench={workbench} text={text} write={write} />
        )}
        <SizesTable workbench={workbench} />
      </div>
    </div>
  );
}

type Write = (path: readonly string[], value: unknown) => void;

/** The file's text, followed on disk; null where it does not exist. */
function useConfig(workbench: Workbench): { text: string | null | undefined; write: Write } {
  const [file, setFile] = useState<{ text: string | null; version: string | null }>();
  const id = useStore(workbench.project, (state) => state.open?.id);
  const load = useCallback(async () => {
    if (id === undefined) return;
    const read = await workbench.host.client.files
      .read({ projectId: id, path: configFile })
      .catch((error: unknown) => {
        if (codeOf(error) === 'FILE_MISSING') return null;
        throw error;
      });
    setFile({ text: read?.text ?? null, version: read?.version ?? null });
  }, [workbench, id]);
  useEffect(() => {
    void workbench.attempt(load);
    return workbench.files.onChange((changes, isAll) => {
      if (isAll || changes.some(({ path }) => path === configFile)) void workbench.attempt(load);
    });
  }, [workbench, load]);
  const write: Write = (path, value) => {
    if (!file || id === undefined) return;
    if (workbench.editors.dirty.getState().has(configFile)) {
      workbench.notices.show({ id: 'config-dirty', tone: 'warn', text: w.dirty });
      return;
    }
    const text = path.length
      ? writeConfig(file.text ?? '{}\n', path, value)
      : `${JSON.stringify(value, undefined, 2)}\n`;
    void workbench.attempt(async () => {
      const place = { projectId: id, path: configFile };
      const { version } = await workbench.host.client.files.write({ ...place, text, version: file.version });
      setFile({ text, version });
    });
  };
  return { text: file?.text, write };
}

function ConfigForm({ workbench, text, write }: { workbench: Workbench; text: string; write: Write }) {
  const say = useSay();
  const { values, broken } = readConfig(text);
  const openFile = () => void workbench.editors.open(configFile, { focus: true });
  if (broken) {
    return (
      <Empty text={say(w.broken, { reason: broken })}>
        <Button onPress={openFile}>{say(w.openFile)}</Button>
      </Empty>
    );
  }
  const field = (key: string, title: Text, hint?: Text) => (
    <TextField
      key={key}
      title={say(title)}
      hint={hint ? say(hint) : ''}
      value={asText(values[key])}
      keep={(value) => write([key], value || undefined)}
    />
  );
  return (
    <>
      <h2>{say(w.basics)}</h2>
      <div className="details-fields">
        {field('projectname', w.name)}
        {field('appid', w.appId, w.appIdHint)}
        {field('libVersion', w.library, w.libraryHint)}
        {field('miniprogramRoot', w.root, w.rootHint)}
      </div>
      <h2>{say(w.compile)}</h2>
      <div className="details-checks">
        {checks.map(([key, title, whenAbsent]) => {
          const value = valueAt(values, ['setting', key]);
          const checked = typeof value === 'boolean' ? value : whenAbsent;
          return (
            <Check
              key={key}
              label={say(title)}
              hint={`setting.${key}`}
              checked={checked}
              onChange={(next) => write(['setting', key], next)}
            />
          );
        })}
      </div>
      <p className="details-file">
        {say(w.file)} <Button onPress={openFile}>{say(w.openFile)}</Button>
      </p>
    </>
  );
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function TextField(props: { title: string; hint: string; value: string; keep: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  const [before, setBefore] = useState(props.value);
  if (before !== props.value) {
    setBefore(props.value);
    setText(props.value);
  }
  const keep = () => text !== props.value && props.keep(text.trim());
  return (
    <Field label={props.title} hint={props.hint}>
      {(id) => (
        <input
          id={id}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </Field>
  );
}

function SizesTable({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { sizes, isMeasuring } = useStore(sizesOf(workbench));
  return (
    <>
      <h2>{say(w.sizes)}</h2>
      {sizes ? null : <p className="details-file">{say(isMeasuring ? w.measuring : w.notBuilt)}</p>}
      {sizes?.map((one) => (
        <div key={one.root} className="size-row">
          <span className="size-name">{one.root || say(w.mainPackage)}</span>
          <span className="size-bar wide" aria-hidden="true">
            <span
              className={toneOf(one)}
              style={{ width: `${Math.min(100, (one.size / one.limit) * 100)}%` }}
            />
          </span>
          <span className="size-number">
            {say(w.ofLimit, { size: sizeText(one.size), limit: sizeText(one.limit) })}
          </span>
        </div>
      ))}
      {sizes?.length ? <h2>{say(w.largest)}</h2> : null}
      <ul className="size-files">
        {sizes
          ?.flatMap(({ files }) => files)
          .sort((a, b) => b.size - a.size)
          .slice(0, 10)
          .map((file) => (
            <li key={file.path}>
              <span title={file.path}>{file.path}</span>
              <span className="size-number">{sizeText(file.size)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
