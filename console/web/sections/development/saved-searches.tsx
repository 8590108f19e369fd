import { Form, Input } from 'antd';
import { Button } from '../../kit/button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { useState } from 'react';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useRouter } from '../../kit/router.tsx';
import { logWords } from './words.ts';

type Searches = Record<string, string>;

function read(key: string): Searches {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof known === 'object' && known !== null ? (known as Searches) : {};
  } catch {
    return {};
  }
}

/** Filters by a name of one's own; this browser remembers them per mini program. */
export function SavedSearches({ programId }: { programId: string }) {
  const say = useSay();
  const required = useRequired();
  const { search, path, go } = useRouter();
  const key = `tessera.site.searches.${programId}`;
  const [searches, setSearches] = useState(() => read(key));
  const [isSaving, setSaving] = useState(false);
  const keep = (next: Searches) => {
    setSearches(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const names = Object.keys(searches);
  const forget = (name: string) =>
    keep(Object.fromEntries(Object.entries(searches).filter(([other]) => other !== name)));
  return (
    <>
      <Menu
        disabled={names.length === 0}
        groups={names.map((name) => ({
          key: name,
          items: [
            { key: 'go', label: name, onClick: () => go(`${path}${searches[name]}`) },
            {
              key: 'forget',
              label: say(logWords.forget, { name }),
              isDanger: true,
              onClick: () => forget(name),
            },
          ],
        }))}
        isMore
      >
        {say(logWords.saved)}
      </Menu>
      <Button onClick={() => setSaving(true)}>{say(logWords.saveSearch)}</Button>
      <FormDialog<{ name: string }>
        title={say(logWords.saveSearch)}
        submitText={say(logWords.save)}
        isOpen={isSaving}
        onClose={() => setSaving(false)}
        onSubmit={async ({ name }) => keep({ ...searches, [name.trim()]: search })}
      >
        <Form.Item name="name" label={say(logWords.searchName)} rules={[required]}>
          <Input maxLength={40} />
        </Form.Item>
      </FormDialog>
    </>
  );
}
