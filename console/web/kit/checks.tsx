import { Checkbox } from 'antd';

interface ChecksProps<Value extends string> {
  id?: string;
  value?: Value[];
  onChange?: (value: Value[]) => void;
  options: { value: Value; label: string }[];
  /** One below the other. */
  isColumn?: boolean;
}

/** Several of a few, as a field of a form. antd's own group would carry `aria-required`, which a group must not have. */
export function Checks<Value extends string>(props: ChecksProps<Value>) {
  const { id, value, onChange, options, isColumn = false } = props;
  return (
    <Checkbox.Group
      {...(id && { id })}
      {...(value && { value })}
      {...(isColumn && { className: 'stack' })}
      onChange={(next) => onChange?.(next)}
      options={options}
    />
  );
}
