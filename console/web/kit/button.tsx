import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  type?: 'default' | 'primary' | 'text' | 'link' | 'dashed';
  htmlType?: 'button' | 'submit';
  size?: 'small' | 'middle' | 'large';
  danger?: boolean;
  block?: boolean;
  icon?: ReactNode;
  /** At work: nothing more can be asked of it, and it says so. */
  loading?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button as antd draws it, without antd: what stands on every page must not wait for it. */
export function Button(props: ButtonProps) {
  const {
    type = 'default',
    htmlType = 'button',
    size = 'middle',
    danger,
    block,
    icon,
    loading,
    ...rest
  } = props;
  const { className, children, onClick, ...own } = rest;
  const names = ['button', `is-${type}`, `is-${size}`, danger && 'is-danger', block && 'is-block', className];
  return (
    <button
      {...own}
      type={loading ? 'button' : htmlType}
      className={names.filter(Boolean).join(' ')}
      aria-busy={loading || undefined}
      onClick={loading ? undefined : onClick}
    >
      {loading ? <span className="button-busy" /> : icon}
      {children !== undefined && children !== null && <span>{children}</span>}
    </button>
  );
}
