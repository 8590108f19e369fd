import { useId } from 'react';
import type { InputHTMLAttributes } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  help?: string | undefined;
  /** What is wrong with it; '' is nothing. */
  problem?: string;
}

/** A labelled field of a plain form. Where antd is there anyway, its Form is used. */
export function Field({ label, help, problem = '', ...input }: FieldProps) {
  const id = useId();
  const isWrong = problem !== '';
  const words = isWrong ? problem : help;
  return (
    <div className={isWrong ? 'form-field is-wrong' : 'form-field'}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="field is-large"
        aria-invalid={isWrong || undefined}
        {...(words && { 'aria-describedby': `${id}-words` })}
      />
      {words && (
        <p id={`${id}-words`} className="form-words" role={isWrong ? 'alert' : undefined}>
          {words}
        </p>
      )}
    </div>
  );
}
