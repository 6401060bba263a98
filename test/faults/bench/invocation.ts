import type { Context } from "#worker/context.ts";
import type { Turnstile } from "./turnstile.ts";

/** The Worker died here. */
class Crash extends Error {
  override readonly name = "Crash";
}

/** When an invocation dies: before the call of this number (from 0) reaches the outside, or once it has had its effect. */
export interface Death {
  point: number;
  moment: "before" | "after";
}

/** One invocation of the Worker between its ports. */
export interface Invocation {
  /** What it asked of the outside so far, in order: its fault points. */
  readonly points: readonly string[];
  readonly isDead: boolean;
  /** A port of the Worker, each call of which is a fault point. */
  port<Call extends (...args: never[]) => Promise<unknown>>(name: string, call: Call): Call;
}

/**
 * Nobody can catch a crash: from the moment of death every call of this invocation rejects and has no effect, so that
 * whatever the code does with the error stays without consequence.
 */
export function invocation(gate: Turnstile, death: Death | null): Invocation {
  const points: string[] = [];
  let isDead = false;
  const die = (point: string): never => {
    isDead = true;
    throw new Crash(`The Worker died at ${point}.`);
  };
  return {
    points,
    get isDead() {
      return isDead;
    },
    port<Call extends (...args: never[]) => Promise<unknown>>(name: string, call: Call): Call {
      const guarded = (...args: Parameters<Call>) =>
        gate.pass(async () => {
          if (isDead) die(name);
          const mine = death?.point === points.length ? death.moment : null;
          points.push(name);
          if (mine === "before") die(name);
          const result = await call(...args);
          if (mine === "after") die(name);
          return result;
        });
      return guarded as Call;
    },
  };
}

/** What of a context is no port: values, and what answers at once. */
const noPorts = new Set<string>(["config", "log", "newId", "db"]);
/** Of a port, what answers at once. */
const noCalls = new Set<string>(["clock.now"]);

/**
 * A context all of whose ports are fault points. They are found by looking at it, so that a port which the Worker gets
 * tomorrow is one too. The database is a port through the fetch that it is opened with.
 */
export function withFaultPoints(ctx: Context, one: Invocation): Context {
  const guarded = Object.entries(ctx).map(([name, value]: [string, unknown]) => {
    // A port that this Worker does not have, such as a bucket, cannot fail.
    if (noPorts.has(name) || value === null) return [name, value];
    if (typeof value === "function") return [name, one.port(name, value as () => Promise<unknown>)];
    return [name, guardAll(name, value as object, one)];
  });
  return { ...ctx, ...(Object.fromEntries(guarded) as Partial<Context>) };
}

function guardAll(name: string, port: object, one: Invocation): object {
  return new Proxy(port, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const call = `${name}.${String(key)}`;
      if (typeof value !== "function" || noCalls.has(call)) return value;
      return one.port(call, value.bind(target) as () => Promise<unknown>);
    },
  });
}
