import type { ReactNode } from 'react';

/** What stands on every page; the rest comes with antd. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="icon"
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const MenuIcon = () => (
  <Icon>
    <path d="M2 4h12M2 8h12M2 12h12" />
  </Icon>
);
export const GlobeIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M1.8 8h12.4M8 1.8c2.2 2 2.6 4 2.6 6.2s-.4 4.2-2.6 6.200C5.8 12.2 5.4 10.2 5.4 8s.4-4.2 2.6-6.2" />
  </Icon>
);
export const UserIcon = () => (
  <Icon>
    <circle cx="8" cy="5" r="2.9" />
    <path d="M2.2 14c.5-3 2.8-4.6 5.8-4.600s5.3 1.6 5.8 4.6" />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <rect x="5" y="5" width="8.5" height="8.5" rx="1" />
    <path d="M3 11V3.500A1 1 0 0 1 4 2.500h7" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.4 10.4 3.6 3.6" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m3.5 3.5 9 9m0-9-9 9" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="m3.5 6 4.5 4.500L12.5 6" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.5 3.3 3.300L13 4.8" />
  </Icon>
);
