import { useId } from 'react';

interface SegmentedProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  options: { value: Value; label: string }[];
  label?: string;
  block?: boolean;
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { value, onChange, options, label, block = false } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={block ? 'segmented is-block' : 'segmented'}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
