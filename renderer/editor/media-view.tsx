import { useEffect, useState } from 'react';
import { Empty } from '../kit/empty.tsx';
import { useSay } from '../kit/text.ts';
import { reasonOf } from '../shell/reason.ts';
import { endingOf } from '../shell/file-icon.ts';
import type { Workbench } from '../shell/workbench.ts';
import { bytesOfBase64, sizeText } from './bytes.ts';
import { editorWords as w } from './words.ts';

const types: Record<string, string> = { svg: 'image/svg+xml', ico: 'image/x-icon', jpg: 'image/jpeg' };

/** The whole file as a blob address, read in pieces and again when it changes. */
function useBlob(workbench: Workbench, path: string) {
  const [state, setState] = useState<{ url?: string; bytes?: Uint8Array<ArrayBuffer>; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  useEffect(
    () =>
      workbench.files.onChange(
        (changes, isAll) => (isAll || changes.some((one) => one.path === path)) && setTurn((n) => n + 1),
      ),
    [workbench, path],
  );
  useEffect(() => {
    let url: string | undefined;
    let isHere = true;
    readWhole(workbench, path).then(
      (bytes) => {
        if (!isHere) return;
        url = URL.createObjectURL(
          new Blob([bytes], { type: types[endingOf(path)] ?? `image/${endingOf(path)}` }),
        );
        setState({ url, bytes });
      },
      (error: unknown) => isHere && setState({ error }),
    );
    return () => {
      isHere = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [workbench, path, turn]);
  return state;
}

async function readWhole(workbench: Workbench, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const projectId = workbench.project.getState().open?.id ?? '';
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const range = await workbench.host.client.files.readRange({ projectId, path, offset });
    const bytes = bytesOfBase64(range.base64);
    parts.push(bytes);
    offset += bytes.length;
    if (bytes.length === 0 || offset >= range.size) break;
  }
  const whole = new Uint8Array(offset);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

export function ImageView({ workbench, path }: { workbench: Workbench; path: string }) {
  const say = useSay();
  const { url, bytes, error } = useBlob(workbench, path);
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [isBroken, setBroken] = useState(false);
  if (error) return <Empty text={reasonOf(error)} />;
  if (!url) return <div className="editor-wait" />;
  if (isBroken) return <Empty text={say(w.binary)} />;
  return (
    <figure className="image-view" tabIndex={0}>
      <div className="image-stage">
        <img
          src={url}
          alt={path}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setSize({ width, height })
          }
          onError={() => setBroken(true)}
        />
      </div>
      <figcaption>
        {size ? say(w.imageFacts, { ...size, size: sizeText(bytes?.length ?? 0) }) : ''}
      </figcaption>
    </figure>
  );
}

let fontCount = 0;

export function FontView({ workbench, path }: { workbench: Workbench; path: string }) {
  const say = useSay();
  const { bytes, error } = useBlob(workbench, path);
  const [family, setFamily] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    if (!bytes) return;
    const name = `preview-${++fontCount}`;
    const face = new FontFace(name, bytes);
    face.load().then(() => (document.fonts.add(face), setFamily(name)), setProblem);
    return () => void document.fonts.delete(face);
  }, [bytes]);
  if (error || problem) return <Empty text={error ? reasonOf(error) : say(w.binary)} />;
  if (!family) return <div className="editor-wait" />;
  return (
    <div className="font-view" tabIndex={0} style={{ fontFamily: family }}>
      {[48, 32, 24, 18, 14, 12].map((size) => (
        <p key={size} style={{ fontSize: size, lineHeight: 1.4 }}>
          {w.sampleText.en}
          <br />
          {w.sampleText.zh}
        </p>
      ))}
      <p className="font-letters">{letters}</p>
    </div>
  );
}

const letters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join(' ');
