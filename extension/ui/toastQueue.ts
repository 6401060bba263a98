/** What a toast offers to do. */
export interface ToastAction {
  label: string;
  run: () => void;
}

/** A word about what was done, and how to take it back. */
export interface Toast {
  id: number;
  text: string;
  /** Takes back what was done, say; without it the toast only tells. */
  action: ToastAction | undefined;
  /** Seconds left on screen. */
  secondsLeft: number;
}

const undoSeconds = 10;
const plainSeconds = 5;
/** More than this many at once would cover the list; the oldest leave. */
const most = 3;

/** The toasts after one more was said. */
export function withToast(toasts: Toast[], id: number, text: string, action?: ToastAction): Toast[] {
  const secondsLeft = action === undefined ? plainSeconds : undoSeconds;
  return [...toasts, { id, text, action, secondsLeft }].slice(-most);
}

/** The toasts one second later. */
export function tick(toasts: Toast[]): Toast[] {
  return toasts
    .map((toast) => ({ ...toast, secondsLeft: toast.secondsLeft - 1 }))
    .filter((toast) => toast.secondsLeft > 0);
}
