import { createContext, use, useCallback, useState, type ReactNode } from "react";

const AnnounceContext = createContext<(message: string) => void>(() => undefined);

/** Says something to a screen reader without moving the focus. */
export const useAnnounce = (): ((message: string) => void) => use(AnnounceContext);

/** One live region for the whole page. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactNode {
  const [message, setMessage] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => {
    setMessage((before) => ({ text, turn: before.turn + 1 }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="visually-hidden">
        {/* A new element each time: the same sentence twice is read twice. */}
        <span key={message.turn}>{message.text}</span>
      </div>
    </AnnounceContext>
  );
}
