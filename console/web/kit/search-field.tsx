import { useRef } from 'react';
import { Button } from './button.tsx';
import { SearchIcon } from './icons.tsx';
import { useSay } from './language.tsx';
import { words } from './words.ts';

interface SearchFieldProps {
  /** What is searched for; also stands in the empty field. */
  label: string;
  initial: string;
  onSearch: (text: string) => void;
}

/** Searches on Enter and by its button; the browser's own cross clears it. */
export function SearchField({ label, initial, onSearch }: SearchFieldProps) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      role="search"
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(field.current!.value.trim());
      }}
    >
      <input
        ref={field}
        type="search"
        className="field"
        defaultValue={initial}
        placeholder={label}
        aria-label={label}
        // Emptied by the cross, which submits nothing.
        onInput={({ currentTarget }) => currentTarget.value === '' && onSearch('')}
      />
      <Button htmlType="submit" icon={<SearchIcon />} aria-label={say(words.search)} />
    </form>
  );
}
