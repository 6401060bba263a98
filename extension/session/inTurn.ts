let last: Promise<unknown> = Promise.resolve();

/**
 * Runs tasks one after the other. Whatever changes the kept tokens goes through here: a renewal beside a sign-in would
 * use a refresh token twice, and one beside a sign-out would bring the session back.
 */
export function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
  const run = last.then(task, task);
  // Who called hears of a failure; the next in turn starts all the same.
  last = run.catch(() => undefined);
  return run;
}
