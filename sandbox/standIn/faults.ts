import type { Fault, FaultEffect, FaultMatch, PlacedFault } from "./control/types.ts";

/** What a fault is matched against. */
export interface FaultSubject {
  method: string;
  /** Path without the query. */
  path: string;
  endpoint: string;
  /** Address of the account, where it is known. */
  account: string | null;
  insideBatch: boolean;
}

/** The faults that wait for a request. */
export interface FaultBoard {
  add(fault: Fault): PlacedFault;
  remove(id: number): void;
  clear(): void;
  list(): PlacedFault[];
  /** The first fault that fits, one use of it taken away; undefined where none fits. */
  take(subject: FaultSubject): FaultEffect | undefined;
}

function fits(match: FaultMatch, pattern: URLPattern | undefined, subject: FaultSubject): boolean {
  if (match.method && match.method.toUpperCase() !== subject.method) return false;
  if (match.endpoint && match.endpoint !== subject.endpoint) return false;
  if (match.account && match.account.toLowerCase() !== subject.account?.toLowerCase()) return false;
  if (match.batch && (match.batch === "inside") !== subject.insideBatch) return false;
  return !pattern || pattern.test({ pathname: subject.path });
}

function readPattern(pathname: string): URLPattern {
  try {
    return new URLPattern({ pathname });
  } catch (error) {
    throw new RangeError(`No path pattern: ${pathname}`, { cause: error });
  }
}

/** An empty board. */
export function faultBoard(): FaultBoard {
  let placed: { fault: PlacedFault; pattern: URLPattern | undefined }[] = [];
  let nextId = 1;
  return {
    add(fault) {
      const pattern = fault.match?.path === undefined ? undefined : readPattern(fault.match.path);
      const added = { ...fault, id: nextId++, left: fault.count === undefined ? 1 : fault.count };
      placed.push({ fault: added, pattern });
      return added;
    },
    remove(id) {
      placed = placed.filter(({ fault }) => fault.id !== id);
    },
    clear() {
      placed = [];
    },
    list: () => placed.map(({ fault }) => ({ ...fault })),
    take(subject) {
      const found = placed.find(({ fault, pattern }) => fits(fault.match ?? {}, pattern, subject));
      if (!found) return undefined;
      if (found.fault.left !== null) {
        found.fault.left -= 1;
        if (found.fault.left <= 0) placed = placed.filter((other) => other !== found);
      }
      return found.fault.effect;
    },
  };
}
