/** Time as the code sees it: milliseconds UTC. Tests bring their own. */
export interface Clock {
  now(): number;
}

/** Time that can also be waited for. Only moments: what takes longer is a message of the queue with a delay. */
export interface PatientClock extends Clock {
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

export const systemClock: PatientClock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
