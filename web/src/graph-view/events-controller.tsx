import { useRegisterEvents, useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";

interface Props {
  readonly onPoint: (id: string | null) => void;
  readonly onSelect: (id: string | null) => void;
}

/** Pointer and touch: pointing shows the neighbourhood, a click selects, a click beside everything lets go. */
export function EventsController({ onPoint, onSelect }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  const register = useRegisterEvents<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    const mouse = sigma.getContainer();
    register({
      enterNode: ({ node }) => {
        mouse.style.cursor = "pointer";
        onPoint(node);
      },
      leaveNode: () => {
        mouse.style.cursor = "";
        onPoint(null);
      },
      clickNode: ({ node }) => {
        onPoint(null);
        onSelect(node);
      },
      clickStage: () => {
        onSelect(null);
      },
    });
  }, [sigma, register, onPoint, onSelect]);
  return null;
}
