import { Component, type ReactNode } from "react";
import { ErrorState } from "../shared/states";
import { texts } from "../texts";

interface State {
  readonly cause: string | null;
}

/** A view that cannot be drawn, or whose code could not be fetched, says so in its place. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { cause: null };

  static getDerivedStateFromError(error: unknown): State {
    return { cause: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.cause === null) return this.props.children;
    // Code that failed to load is remembered as failed by the browser's module map, so only a reload helps.
    return (
      <ErrorState
        what={texts.things.view}
        cause={this.state.cause}
        onRetry={() => {
          window.location.reload();
        }}
      />
    );
  }
}
