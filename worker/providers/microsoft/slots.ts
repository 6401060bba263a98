/** Runs `work` once `count` slots are free, in the order of asking, and frees them when it has ended. */
export type Slots = <Result>(count: number, work: () => Promise<Result>) => Promise<Result>;

/** A semaphore of `total` slots. */
export function slots(total: number): Slots {
  let free = total;
  const waiting: { count: number; start: () => void }[] = [];

  function startNext(): void {
    for (let next = waiting[0]; next !== undefined && next.count <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.count;
      next.start();
    }
  }

  return async (count, work) => {
    await new Promise<void>((start) => {
      waiting.push({ count, start });
      startNext();
    });
    try {
      return await work();
    } finally {
      free += count;
      startNext();
    }
  };
}
