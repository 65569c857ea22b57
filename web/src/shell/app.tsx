import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { matchPath, NavigationType, Route, Routes, useLocation, useNavigationType } from "react-router";
import { useClient } from "urql";
import { StatusProvider, WhenReachable } from "../data/status";
import { LoadingState, NotFoundState } from "../shared/states";
import { ErrorBoundary } from "./error-boundary";
import { Footer, Header, StatusNotes, TabBar } from "./frame";
import { texts } from "../texts";

// Each view is its own file; the drawing code comes only with the graph.
const loadGraph = (): Promise<typeof import("../graph-view/graph-view")> => import("../graph-view/graph-view");
const VIEWS = [
  { path: "/", load: async () => ({ default: (await import("../overview-view/overview-view")).OverviewView }) },
  { path: "/graph", load: async () => ({ default: (await loadGraph()).GraphView }) },
  { path: "/problems/:problemId", load: async () => ({ default: (await import("../problem-view/problem-view")).ProblemView }) },
  { path: "/clients", load: async () => ({ default: (await import("../clients-view/clients-view")).ClientsView }) },
  { path: "/clients/:clientId", load: async () => ({ default: (await import("../clients-view/client-view")).ClientView }) },
  { path: "/products/:productId", load: async () => ({ default: (await import("../product-view/product-view")).ProductView }) },
  { path: "/intersection", load: async () => ({ default: (await import("../intersection-view/intersection-view")).IntersectionView }) },
  { path: "/misfits", load: async () => ({ default: (await import("../misfits-view/misfits-view")).MisfitsView }) },
  { path: "/whitespace", load: async () => ({ default: (await import("../whitespace-view/whitespace-view")).WhitespaceView }) },
  { path: "/chain", load: async () => ({ default: (await import("../chain-view/chain-view")).ChainView }) },
  { path: "/evaluation", load: async () => ({ default: (await import("../evaluation-view/evaluation-view")).EvaluationView }) },
  { path: "/import", load: async () => ({ default: (await import("../import-view/import-view")).ImportView }) },
  { path: "/funnels", load: async () => ({ default: (await import("../funnels-view/funnels-view")).FunnelsView }) },
  { path: "/runs", load: async () => ({ default: (await import("../runs-view/runs-view")).RunsView }) },
].map(({ path, load }) => ({ path, load, View: lazy(load) }));

// The file of the view at hand comes along with the first answers, not after them. Should it fail, the view says so when it is shown.
const atHand = VIEWS.find(({ path }) => matchPath(path, window.location.pathname) !== null);
atHand?.load().catch(() => undefined);

/** The map asks for most: its answers come along, too. */
function AskAhead(): null {
  const client = useClient();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || atHand?.path !== "/graph") return;
    asked.current = true;
    const { search } = window.location;
    loadGraph().then(
      ({ askAhead }) => {
        askAhead(client, search);
      },
      () => undefined,
    );
  }, [client]);
  return null;
}

export function App(): ReactNode {
  const { pathname } = useLocation();
  const kind = useNavigationType();
  // A new view begins at its top; the way back finds the place where it was left.
  useEffect(() => {
    if (kind !== NavigationType.Pop) window.scrollTo(0, 0);
  }, [pathname, kind]);
  return (
    <StatusProvider>
      <AskAhead />
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
              <Suspense fallback={<LoadingState />}>
                <Routes>
                  {VIEWS.map(({ path, View }) => (
                    <Route key={path} path={path} element={<View />} />
                  ))}
                  <Route path="*" element={<NotFoundState />} />
                </Routes>
              </Suspense>
            </WhenReachable>
          </ErrorBoundary>
        </main>
        <Footer />
        <TabBar />
      </div>
    </StatusProvider>
  );
}
