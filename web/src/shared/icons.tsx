import type { ReactNode } from "react";

function Icon(props: { readonly children: ReactNode; readonly size?: number }): ReactNode {
  const size = props.size ?? 18;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {props.children}
    </svg>
  );
}

export const OverviewIcon = (): ReactNode => (
  <Icon>
    <path d="M4 4h7v9H4zM13 4h7v5h-7zM13 12h7v8h-7zM4 16h7v4H4z" />
  </Icon>
);
export const GraphIcon = (): ReactNode => (
  <Icon>
    <circle cx="6" cy="7" r="2.5" />
    <circle cx="17.5" cy="5.5" r="2" />
    <circle cx="15.5" cy="17.5" r="3" />
    <path d="M8.4 7l7.1-1.2M7.4 9.2l6.2 6M17.2 7.6l-1 6.9" />
  </Icon>
);
export const FunnelIcon = (): ReactNode => (
  <Icon>
    <path d="M4 5h16l-6 7.5V19l-4 1.5v-8z" />
  </Icon>
);
export const LeadsIcon = (): ReactNode => (
  <Icon>
    <path d="M5 4h14v17H5zM9 2.5h6V6H9zM8.5 12l2 2 4.5-4.5" />
  </Icon>
);
export const ClientsIcon = (): ReactNode => (
  <Icon>
    <circle cx="9" cy="8" r="3.2" />
    <path d="M3 19c.6-3.2 2.9-5 6-5s5.4 1.8 6 5M15.5 5.2a3.2 3.2 0 0 1 0 5.6M17.5 14.3c1.9.7 3.1 2.3 3.5 4.7" />
  </Icon>
);
export const RunsIcon = (): ReactNode => (
  <Icon>
    <path d="M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.3l2.8 1.7" />
  </Icon>
);
export const GridIcon = (): ReactNode => (
  <Icon>
    <path d="M4 4h16v16H4zM4 9.3h16M4 14.6h16M9.3 4v16M14.6 4v16" />
  </Icon>
);
export const ChainIcon = (): ReactNode => (
  <Icon>
    <path d="M4 6c7 0 9 12 16 12M4 18c3 0 5-2 7-5M20 6c-3 0-5 2-6.4 4.4" />
  </Icon>
);
export const ScaleIcon = (): ReactNode => (
  <Icon>
    <path d="M4 20V4M4 20h16M8.5 16v-4M13 16V8M17.5 16v-6" />
  </Icon>
);
export const ImportIcon = (): ReactNode => (
  <Icon>
    <path d="M12 4v10M8 10.5l4 4 4-4M4 15v4.5h16V15" />
  </Icon>
);
export const SearchIcon = (): ReactNode => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l5 5" />
  </Icon>
);
export const SunIcon = (): ReactNode => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4" />
  </Icon>
);
export const MoonIcon = (): ReactNode => (
  <Icon>
    <path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z" />
  </Icon>
);
export const AlertIcon = (): ReactNode => (
  <Icon>
    <path d="M12 4l9 16H3zM12 10v4.5M12 17.2v.1" />
  </Icon>
);
export const EmptyIcon = (): ReactNode => (
  <Icon size={30}>
    <circle cx="9" cy="12" r="6" strokeDasharray="2.5 2.5" />
    <circle cx="15" cy="12" r="6" strokeDasharray="2.5 2.5" />
  </Icon>
);
export const CheckIcon = (): ReactNode => (
  <Icon>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);
export const CrossIcon = (): ReactNode => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);
export const ArrowIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M5 12h14M13 6l6 6-6 6" />
  </Icon>
);
export const ChevronIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M9 6l6 6-6 6" />
  </Icon>
);
export const PencilIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3" />
  </Icon>
);
export const PlusIcon = (): ReactNode => (
  <Icon>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);
export const MinusIcon = (): ReactNode => (
  <Icon>
    <path d="M5 12h14" />
  </Icon>
);
export const PlayIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M7 5l12 7-12 7z" />
  </Icon>
);
export const PauseIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M8 5v14M16 5v14" />
  </Icon>
);
export const FitIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
  </Icon>
);

export const Mark = (): ReactNode => (
  <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="12" cy="16" r="9.5" fill="var(--problem-0)" />
    <circle cx="20" cy="16" r="9.5" fill="var(--problem-1)" fillOpacity=".85" />
    <path d="M16 7.4a9.5 9.5 0 0 1 0 17.2 9.5 9.5 0 0 1 0-17.2z" fill="var(--ink)" />
  </svg>
);
