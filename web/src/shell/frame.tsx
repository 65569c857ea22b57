import { ActionIcon, Button, Progress, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { useStatusIfKnown } from "../data/status";
import { formatAgo, formatClock, formatCount, formatDay, formatShare } from "../shared/format";
import {
  AlertIcon,
  ChainIcon,
  ClientsIcon,
  FunnelIcon,
  GraphIcon,
  GridIcon,
  ImportIcon,
  LeadsIcon,
  Mark,
  MoonIcon,
  OverviewIcon,
  RunsIcon,
  ScaleIcon,
  SunIcon,
} from "../shared/icons";
import { useNow } from "../shared/use-now";
import { texts } from "../texts";
import { SearchBox } from "./search-box";

const NAVIGATION = [
  { to: "/", label: texts.shell.overview, icon: <OverviewIcon />, under: ["/problems", "/misfits"] },
  { to: "/graph", label: texts.shell.graph, icon: <GraphIcon />, under: ["/products", "/intersection"] },
  { to: "/clients", label: texts.shell.clients, icon: <ClientsIcon />, under: [] },
  { to: "/whitespace", label: texts.shell.whitespace, icon: <GridIcon />, under: [] },
  { to: "/chain", label: texts.shell.chain, icon: <ChainIcon />, under: [] },
  { to: "/evaluation", label: texts.shell.evaluation, icon: <ScaleIcon />, under: ["/serving"] },
  { to: "/import", label: texts.shell.import, icon: <ImportIcon />, under: [] },
  { to: "/funnels", label: texts.shell.funnels, icon: <FunnelIcon />, under: [] },
  { to: "/leads", label: texts.shell.leads, icon: <LeadsIcon />, under: [] },
  { to: "/runs", label: texts.shell.runs, icon: <RunsIcon />, under: [] },
] as const;

function Navigation({ className, label }: { readonly className: string; readonly label: string }): ReactNode {
  const { pathname } = useLocation();
  return (
    <nav className={className} aria-label={label}>
      {NAVIGATION.map((entry) => {
        const belongs = entry.under.some((prefix) => pathname.startsWith(prefix));
        return (
          <NavLink
            key={entry.to}
            to={entry.to}
            end={entry.to === "/"}
            className={({ isActive }) => (isActive || belongs ? "nav-link active" : "nav-link")}
          >
            {entry.icon}
            <span>{entry.label}</span>
          </NavLink>
        );
      })}
    </nav>
  );
}

export function Header(): ReactNode {
  return (
    <header className="header">
      <Link to="/" className="brand" aria-label={texts.shell.home}>
        <Mark />
        <span>dealgraph</span>
      </Link>
      <Navigation className="nav" label={texts.shell.navigation} />
      <SearchBox />
      <ThemeButton />
    </header>
  );
}

/** The same navigation where a thumb reaches it; styles show one of the two. */
export const TabBar = (): ReactNode => <Navigation className="tab-bar" label={texts.shell.navigation} />;

function ThemeButton(): ReactNode {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const label = scheme === "light" ? texts.shell.toDark : texts.shell.toLight;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={label}
        className="theme-button"
        onClick={() => {
          setColorScheme(scheme === "light" ? "dark" : "light");
        }}
      >
        {scheme === "light" ? <MoonIcon /> : <SunIcon />}
      </ActionIcon>
    </Tooltip>
  );
}

/** What the reader must know about everything on the page: no connection, older than the data, an analysis under way or failed. */
export function StatusNotes(): ReactNode {
  const status = useStatusIfKnown();
  const { pathname } = useLocation();
  if (status === null) return null;
  const { running, failed, lostSince, dataset } = status;
  return (
    <div className="notes">
      {lostSince !== null && (
        <div className="note note-bad" role="alert">
          <AlertIcon />
          <span className="note-text">
            {texts.states.lost(formatClock(lostSince.at))} {lostSince.cause}
          </span>
          <Button size="compact-sm" variant="default" onClick={status.check}>
            {texts.states.retry}
          </Button>
        </div>
      )}
      {running !== null && pathname !== "/runs" && (
        <div className="note">
          <span className="note-text">
            {texts.runs.underWay(formatShare(running.progress))} {running.stage}
          </span>
          <Progress className="note-progress" value={100 * running.progress} size="sm" aria-label={texts.runs.progress} />
          <Link to="/runs">{texts.runs.watch}</Link>
        </div>
      )}
      {running === null && failed !== null && pathname !== "/runs" && (
        <div className="note note-bad" role="alert">
          <AlertIcon />
          <span className="note-text">
            {texts.runs.lastFailed} {failed.error}
          </span>
          <Link to="/runs">{texts.runs.toRuns}</Link>
        </div>
      )}
      {status.otherRunSince !== null && (
        <div className="note" role="status">
          <span className="note-text">{texts.states.otherRunSince(formatClock(status.otherRunSince))}</span>
          <Button size="compact-sm" variant="default" onClick={status.dismissOtherRun}>
            {texts.graph.dismiss}
          </Button>
        </div>
      )}
      {running === null && dataset.stale && dataset.activeRunId !== null && (
        <div className="note note-warn" role="status">
          <AlertIcon />
          <span className="note-text">{texts.states.staleRun}</span>
          {pathname !== "/runs" && <Link to="/runs">{texts.runs.again}</Link>}
        </div>
      )}
    </div>
  );
}

/** Where the numbers come from and how old they are. */
export function Footer(): ReactNode {
  const status = useStatusIfKnown();
  const now = useNow();
  if (status === null) return null;
  const { dataset } = status;
  return (
    <footer className="footer">
      <span>{texts.shell.counts(formatCount(dataset.deals), formatCount(dataset.clients), formatCount(dataset.products))}</span>
      {dataset.firstDealOn !== null && <span>{texts.shell.period(formatDay(dataset.firstDealOn), formatDay(dataset.lastDealOn))}</span>}
      {dataset.analysedAt !== null && (
        <span>
          {texts.shell.analysed(formatAgo(dataset.analysedAt, now))}
          {dataset.stale ? ` · ${texts.shell.outdated}` : ""}
        </span>
      )}
      <span>{texts.shell.store(dataset.store)}</span>
    </footer>
  );
}
