import { useEffect, type ReactNode } from "react";
import { matchPath, NavigationType, Route, Routes, useLocation, useNavigationType } from "react-router";
import type { RunClient } from "../data/run-client";
import { StatusProvider, WhenReachable } from "../data/status";
import { NotFoundState } from "../shared/states";
import { ErrorBoundary } from "./error-boundary";
import { LoadedView, type ViewEntry } from "./loaded-view";
import { Footer, Header, StatusNotes, TabBar } from "./frame";
import { texts } from "../texts";

// Each view is its own file; the drawing code comes only with the graph.
const VIEWS = [
  { path: "/", load: async () => ({ default: (await import("../overview-view/overview-view")).OverviewView }) },
  { path: "/graph", load: async () => ({ default: (await import("../graph-view/graph-view")).GraphView }) },
  { path: "/problems/:problemId", load: async () => ({ default: (await import("../problem-view/problem-view")).ProblemView }) },
  { path: "/clients", load: async () => ({ default: (await import("../clients-view/clients-view")).ClientsView }) },
  { path: "/clients/:clientId", load: async () => ({ default: (await import("../clients-view/client-view")).ClientView }) },
  { path: "/products/:productId", load: async () => ({ default: (await import("../product-view/product-view")).ProductView }) },
  { path: "/intersection", load: async () => ({ default: (await import("../intersection-view/intersection-view")).IntersectionView }) },
  { path: "/misfits", load: async () => ({ default: (await import("../misfits-view/misfits-view")).MisfitsView }) },
  { path: "/whitespace", load: async () => ({ default: (await import("../whitespace-view/whitespace-view")).WhitespaceView }) },
  { path: "/chain", load: async () => ({ default: (await import("../chain-view/chain-view")).ChainView }) },
  { path: "/evaluation", load: async () => ({ default: (await import("../evaluation-view/evaluation-view")).EvaluationView }) },
  { path: "/serving", load: async () => ({ default: (await import("../serving-view/serving-view")).ServingView }) },
  { path: "/import", load: async () => ({ default: (await import("../import-view/import-view")).ImportView }) },
  { path: "/funnels", load: async () => ({ default: (await import("../funnels-view/funnels-view")).FunnelsView }) },
  { path: "/leads", load: async () => ({ default: (await import("../leads-view/leads-view")).WorkListView }) },
  { path: "/leads/board", load: async () => ({ default: (await import("../leads-view/leads-view")).BoardView }) },
  { path: "/leads/retro", load: async () => ({ default: (await import("../leads-view/retro-view")).RetroView }) },
  { path: "/leads/tracking", load: async () => ({ default: (await import("../leads-view/tracking-view")).TrackingView }) },
  { path: "/runs", load: async () => ({ default: (await import("../runs-view/runs-view")).RunsView }) },
] satisfies readonly ViewEntry[];

/** Starts to load the file of the view at hand, so that it comes along with the first answers, not after them. */
export function loadAhead(pathname: string): void {
  // Should it fail, the view says so when it is shown.
  VIEWS.find(({ path }) => matchPath(path, pathname) !== null)
    ?.load()
    .catch(() => undefined);
}

export function App({ client }: { readonly client: RunClient }): ReactNode {
  const { pathname } = useLocation();
  const kind = useNavigationType();
  // A new view begins at its top; the way back finds the place where it was left.
  useEffect(() => {
    if (kind !== NavigationType.Pop) window.scrollTo(0, 0);
  }, [pathname, kind]);
  return (
    <StatusProvider first={client}>
      <div className="app">
        <a href="#main" className="skip-link">
          {texts.shell.skip}
        </a>
        <Header />
        <StatusNotes />
        <main id="main" className="main" tabIndex={-1}>
          {/* A new address gets a new boundary: one broken view does not block the others. */}
          <ErrorBoundary key={pathname}>
            <WhenReachable>
              <Routes>
                {VIEWS.map((entry) => (
                  <Route key={entry.path} path={entry.path} element={<LoadedView key={entry.path} entry={entry} />} />
                ))}
                <Route path="*" element={<NotFoundState />} />
              </Routes>
            </WhenReachable>
          </ErrorBoundary>
        </main>
        <Footer />
        <TabBar />
      </div>
    </StatusProvider>
  );
}
