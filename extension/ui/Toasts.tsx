import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { t } from "../i18n/t.ts";
import { undoKey } from "./pressShortcut.ts";
import { type Toast, type ToastAction, tick, withToast } from "./toastQueue.ts";

/** What a toast offers to do: a plain function takes back what was done. */
type Offer = (() => void) | ToastAction;
type Say = (text: string, offer?: Offer) => void;

const SayContext = createContext<Say>(() => {});
const ToastsContext = createContext<{
  toasts: Toast[];
  dismiss(id: number): void;
  hold(held: boolean): void;
}>({
  toasts: [],
  dismiss: () => {},
  hold: () => {},
});

/** Gives its children `useToast`, and `ToastList` what it shows. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [isHeld, hold] = useState(false);
  const nextId = useRef(1);
  const isTicking = toasts.length > 0 && !isHeld;

  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setToasts(tick), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);

  const say = useCallback<Say>((text, offer) => {
    const id = nextId.current++;
    const action = typeof offer === "function" ? { label: t("action.undo"), run: offer } : offer;
    setToasts((current) => withToast(current, id, text, action));
  }, []);
  const dismiss = useCallback((id: number) => {
    setToasts((current) => current.filter((toast) => toast.id !== id));
    hold(false);
  }, []);

  return (
    <SayContext value={say}>
      <ToastsContext value={{ toasts, dismiss, hold }}>{children}</ToastsContext>
    </SayContext>
  );
}

/** Says something in a toast; what it offers to do, such as taking it back, it offers for ten seconds. */
export function useToast(): Say {
  return useContext(SayContext);
}

/** Where the toasts of a surface appear. Time stands still while the pointer or the focus is on them. */
export function ToastList() {
  const { toasts, dismiss, hold } = useContext(ToastsContext);
  return (
    <div
      className="toasts"
      role="status"
      onMouseEnter={() => hold(true)}
      onMouseLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      {toasts.map((toast) => (
        <div key={toast.id} className="toast" data-testid="toast">
          <span className="grow wrap">{toast.text}</span>
          {toast.action === undefined ? null : (
            <>
              <button
                type="button"
                aria-keyshortcuts={undoKey}
                onClick={() => {
                  toast.action?.run();
                  dismiss(toast.id);
                }}
              >
                {toast.action.label}
              </button>
              <kbd className="kbd">{undoKey.toUpperCase()}</kbd>
              <span className="seconds small" aria-hidden="true">
                {t("count.secondsLeft", { count: toast.secondsLeft })}
              </span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
