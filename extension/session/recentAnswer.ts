/**
 * Gives one answer to all who ask within `milliseconds`: any number of tabs cost one request. A failure is not kept.
 * `forget` is for when somebody else signs in.
 */
export function recentAnswer<Value>(
  milliseconds: number,
  task: () => Promise<Value>,
  now: () => number = Date.now,
): { ask(): Promise<Value>; forget(): void } {
  let kept: { at: number; answer: Promise<Value> } | null = null;
  return {
    ask() {
      if (kept && now() - kept.at < milliseconds) return kept.answer;
      const asked = { at: now(), answer: task() };
      kept = asked;
      asked.answer.catch(() => {
        if (kept === asked) kept = null;
      });
      return asked.answer;
    },
    forget() {
      kept = null;
    },
  };
}
