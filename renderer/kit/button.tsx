import type { ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  icon?: string;
  primary?: boolean;
  danger?: boolean;
  /** Why it cannot be pressed: shown as its tooltip. */
  refused?: string | undefined;
  title?: string;
  autoFocus?: boolean;
  busy?: boolean;
}

export function Button(props: ButtonProps) {
  const tone = props.primary ? ' primary' : props.danger ? ' danger' : '';
  return (
    <button
      type="button"
      className={`button${tone}`}
      aria-disabled={props.refused ? true : undefined}
      title={props.refused ?? props.title}
      autoFocus={props.autoFocus}
      onClick={() => !props.refused && props.onPress()}
    >
      {props.busy ? <Icon name="loading" spin /> : props.icon ? <Icon name={props.icon} /> : null}
      <span>{props.children}</span>
    </button>
  );
}

export interface IconButtonProps {
  icon: string;
  /** Its name, and with the key its tooltip. */
  name: string;
  keys?: string | undefined;
  onPress: (event: { currentTarget: HTMLElement }) => void;
  pressed?: boolean;
  refused?: string | undefined;
  spin?: boolean;
  ref?: Ref<HTMLButtonElement>;
  hasMenu?: boolean;
}

/** Every icon button has a name and a tooltip with its key. */
export function IconButton(props: IconButtonProps) {
  const tooltip = props.refused ?? (props.keys ? `${props.name} (${props.keys})` : props.name);
  return (
    <button
      type="button"
      ref={props.ref}
      className="icon-button"
      aria-label={props.name}
      aria-pressed={props.pressed}
      aria-haspopup={props.hasMenu ? 'menu' : undefined}
      aria-disabled={props.refused ? true : undefined}
      title={tooltip}
      onClick={(event) => !props.refused && props.onPress(event)}
    >
      <Icon name={props.icon} spin={props.spin ?? false} />
    </button>
  );
}
