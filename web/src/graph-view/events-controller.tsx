import { useRegisterEvents, useSigma } from "@react-sigma/core";
import { useEffect } from "react";
import type { EdgeAttributes, NodeAttributes } from "./graph-data";

interface Props {
  readonly onPoint: (id: string | null) => void;
  /** `extend` while the shift key is held: the product is meant beside the one that is selected. */
  readonly onSelect: (id: string | null, extend: boolean) => void;
}

/** Pointer and touch: pointing shows the neighbourhood, a click selects, a click beside everything lets go. */
export function EventsController({ onPoint, onSelect }: Props): null {
  const sigma = useSigma<NodeAttributes, EdgeAttributes>();
  const register = useRegisterEvents<NodeAttributes, EdgeAttributes>();
  useEffect(() => {
    const mouse = sigma.getContainer();
    let over: string | null = null;
    register({
      enterNode: ({ node }) => {
        mouse.style.cursor = "pointer";
        over = node;
        onPoint(node);
      },
      leaveNode: () => {
        mouse.style.cursor = "";
        over = null;
        onPoint(null);
      },
      clickNode: ({ node, event }) => {
        onPoint(null);
        onSelect(node, event.original.shiftKey);
      },
      clickStage: () => {
        // While a picture is being drawn Sigma finds no node anywhere; what is pointed at is what is meant.
        onPoint(null);
        onSelect(over, false);
      },
    });
  }, [sigma, register, onPoint, onSelect]);
  return null;
}
