import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { NavigationType, Route, Routes, useLocation, useNavigationType } from "react-router";
import { StatusProvider, WhenReachable } from "../data/status";
import { LoadingState, NotFoundState } from "../shared/states";
import { ErrorBoundary } from "./error-boundary";
import { Footer, Header, StatusNotes, TabBar } from "./frame";
import { texts } from "../texts";

// Each view is its own file; the drawing code comes only with the graph.
const OverviewView = lazy(async () => ({ default: (await import("../overview-view/overview-view")).OverviewView }));
const GraphView = lazy(async () => ({ default: (await import("../graph-view/graph-view")).GraphView }));
const ProblemView = lazy(async () => ({ default: (await import("../problem-view/problem-view")).ProblemView }));
const ClientsView = lazy(async () => ({ default: (await import("../clients-view/clients-view")).ClientsView }));
const ClientView = lazy(async () => ({ default: (await import("../clients-view/client-view")).ClientView }));
const ProductView = lazy(async () => ({ default: (await import("../product-view/product-view")).ProductView }));
const WhitespaceView = lazy(async () => ({ default: (await import("../whitespace-view/whitespace-view")).WhitespaceView }));
const ChainView = lazy(async () => ({ default: (await import("../chain-view/chain-view")).ChainView }));
const EvaluationView = lazy(async () => ({ default: (await import("../evaluation-view/evaluation-view")).EvaluationView }));
const ImportView = lazy(async () => ({ default: (await import("../import-view/import-view")).ImportView }));
const FunnelsView = lazy(async () => ({ default: (await import("../funnels-view/funnels-view")).FunnelsView }));
const RunsView = lazy(async () => ({ default: (await import("../runs-view/runs-view")).RunsView }));

export function App(): ReactNode {
  const { pathname } = useLocation();
  const kind = useNavigationType();
  // A new view begins at its top; the way back finds the place where it was left.
  useEffect(() => {
    if (kind !== NavigationType.Pop) window.scrollTo(0, 0);
  }, [pathname, kind]);
  return (
    <StatusProvider>
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
                  <Route path="/" element={<OverviewView />} />
                  <Route path="/graph" element={<GraphView />} />
                  <Route path="/problems/:problemId" element={<ProblemView />} />
                  <Route path="/clients" element={<ClientsView />} />
                  <Route path="/clients/:clientId" element={<ClientView />} />
                  <Route path="/products/:productId" element={<ProductView />} />
                  <Route path="/whitespace" element={<WhitespaceView />} />
                  <Route path="/chain" element={<ChainView />} />
                  <Route path="/evaluation" element={<EvaluationView />} />
                  <Route path="/import" element={<ImportView />} />
                  <Route path="/funnels" element={<FunnelsView />} />
                  <Route path="/runs" element={<RunsView />} />
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
