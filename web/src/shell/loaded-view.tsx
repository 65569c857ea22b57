import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { LoadingState } from "../shared/states";

export interface ViewEntry {
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

type Loaded = { readonly View: ComponentType } | { readonly failure: unknown };
const views = new Map<ViewEntry["load"], Loaded>();

/**
 * Shows a view as soon as its file is there. React's own `lazy` would hold it back for a third of a second once the placeholder has been seen.
 * A file that does not come is thrown to the boundary around, and asked for again when the view is opened again.
 */
export function LoadedView({ entry }: { readonly entry: ViewEntry }): ReactNode {
  const { load } = entry;
  const [loaded, setLoaded] = useState<Loaded | null>(() => views.get(load) ?? null);
  useEffect(() => {
    let here = true;
    load().then(
      (module) => {
        const known = views.get(load) ?? { View: module.default };
        views.set(load, known);
        if (here) setLoaded(known);
      },
      (failure: unknown) => {
        if (here) setLoaded({ failure });
      },
    );
    return () => {
      here = false;
    };
  }, [load]);
  if (loaded === null) return <LoadingState />;
  if ("failure" in loaded) throw loaded.failure;
  return <loaded.View />;
}
