import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { Checkbox, Modal } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { reasonOf } from '../../kit/refusal.ts';
import { MessagePreview } from './message-preview.tsx';
import { moved } from './moved.ts';
import { words } from './words.ts';

interface Props {
  programId: string;
  template: ItemOf<'messages.library'>;
  onClose: () => void;
}
const most = 5;

/** R-MSG-04: one to five keywords, in an order of one's own, with the message as it will look. */
export function KeywordDialog({ programId, template, onClose }: Props) {
  const say = useSay();
  const { language } = useAppearance();
  const notices = useNotices();
  const [chosen, setChosen] = useState<string[]>([]);
  const [refusal, setRefusal] = useState('');
  const add = useChange('messages.add', { isQuiet: true });
  const title = template.title[language];
  const submit = async () => {
    if (chosen.length === 0) return setRefusal(say(words.chooseSome));
    try {
      await add.mutateAsync({ programId, publicId: template.id, keywords: chosen });
      notices.done(say(words.added));
      onClose();
    } catch (error) {
      setRefusal(reasonOf(error, say));
    }
  };
  const toggle = (keyword: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, keyword] : chosen.filter((other) => other !== keyword));
  return (
    <Modal
      open
      title={say(words.chooseTitle, { title })}
      okText={say(words.add)}
      confirmLoading={add.isPending}
      onOk={() => void submit()}
      onCancel={onClose}
      width={640}
    >
      <p className="quiet form-hint">{say(words.chooseHint)}</p>
      <div className="keyword-boxes">
        {template.keywords.map((keyword) => (
          <Checkbox
            key={keyword}
            checked={chosen.includes(keyword)}
            disabled={chosen.length >= most && !chosen.includes(keyword)}
            onChange={(event) => toggle(keyword, event.target.checked)}
          >
            {keyword}
          </Checkbox>
        ))}
      </div>
      <div className="keyword-sort">
        <Order chosen={chosen} onChange={setChosen} />
        <MessagePreview title={title} rows={chosen.map((keyword) => ({ keyword, value: '' }))} />
      </div>
      {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
    </Modal>
  );
}

/** By the mouse and by the keyboard: dragging alone would leave people out. */
function Order({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const say = useSay();
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <ol className="keyword-order">
      {chosen.map((keyword, index) => (
        <li
          key={keyword}
          draggable
          onDragStart={() => setDragged(index)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged !== null) onChange(moved(chosen, dragged, index));
          }}
        >
          <HolderOutlined aria-hidden="true" />
          <span>{keyword}</span>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={index === 0}
            aria-label={say(words.up, { keyword })}
            onClick={() => onChange(moved(chosen, index, index - 1))}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={index === chosen.length - 1}
            aria-label={say(words.down, { keyword })}
            onClick={() => onChange(moved(chosen, index, index + 1))}
          />
        </li>
      ))}
    </ol>
  );
}
