import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import { useSay } from '../../kit/language.tsx';
import { reasonOf } from '../../kit/refusal.ts';
import { words } from './words.ts';

const side = 128;
const mostBytes = 2 * 1024 * 1024;

/** R-APP-04's rules for a picture: checked here before it travels, and again by the console. */
export function LogoField({
  value = null,
  onChange,
}: {
  value?: string | null;
  onChange?: (sha256: string | null) => void;
}) {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState('');
  const upload = useChange('pictures.upload', { isQuiet: true });
  const take = async (file: File) => {
    setRefusal('');
    if (!(await isRight(file))) return setRefusal(say(words.logoWrong));
    try {
      const { sha256 } = await upload.mutateAsync({ data: await base64Of(file) });
      onChange?.(sha256);
    } catch (error) {
      setRefusal(reasonOf(error, say));
    }
  };
  return (
    <div className="logo-field">
      {value && <img className="logo" src={`/files/${value}`} alt={say(words.logo)} width={48} height={48} />}
      <Button loading={upload.isPending} onClick={() => picker.current?.click()}>
        {say(words.logoChoose)}
      </Button>
      {value && (
        <Button type="text" onClick={() => onChange?.(null)}>
          {say(words.logoRemove)}
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={say(words.logo)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      {refusal && (
        <p role="alert" className="field-refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}

async function isRight(file: File): Promise<boolean> {
  if (file.size >= mostBytes || !['image/png', 'image/jpeg'].includes(file.type)) return false;
  try {
    const picture = await createImageBitmap(file);
    const fits = picture.width === side && picture.height === side;
    picture.close();
    return fits;
  } catch {
    return false;
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
