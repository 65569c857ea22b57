import { useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";

/** For measurements and for people who look: the drawing hangs on its element. */
export function HandleController(): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    Reflect.set(sigma.getContainer(), "sigma", sigma);
  }, [sigma]);
  return null;
}
