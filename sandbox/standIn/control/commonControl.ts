import type { StandInContext } from "../context.ts";
import { revokeGrant } from "../oauth/grants.ts";
import type { Outbox } from "../push/outbox.ts";
import type { StandInControl } from "./standInControl.ts";
import type { DeliveryState } from "./types.ts";

type Control<Notice> = StandInControl<never, never, Notice & DeliveryState>;

/** The operations that have nothing to do with what a provider is: faults, notifications, time, requests, tokens. */
export function commonControl<Notice>(
  standIn: StandInContext,
  pushes: Outbox<Notice>,
  /** The row id of an address; throws a RangeError for an unknown one. */
  accountId: (address: string) => number,
): Pick<
  Control<Notice>,
  | "revoke"
  | "expireAccessTokens"
  | "addFault"
  | "removeFault"
  | "clearFaults"
  | "faults"
  | "setPushMode"
  | "releasePushes"
  | "dropPushes"
  | "duplicatePushes"
  | "pushes"
  | "now"
  | "advance"
  | "requests"
  | "counts"
  | "resetRequests"
> {
  const { store, clock, faults, requests } = standIn;
  return {
    async revoke(address) {
      revokeGrant(store, accountId(address));
    },
    async expireAccessTokens(address) {
      store.run(
        "UPDATE token SET expires_at = ? WHERE account_id = ? AND kind = 'access'",
        clock.now(),
        accountId(address),
      );
    },

    addFault: async (fault) => faults.add(fault),
    async removeFault(id) {
      faults.remove(id);
    },
    async clearFaults() {
      faults.clear();
    },
    faults: async () => faults.list(),

    async setPushMode(mode) {
      pushes.setMode(mode);
    },
    releasePushes: (order) => pushes.release(order ?? "oldest-first"),
    async dropPushes(count) {
      pushes.dropNext(count);
    },
    async duplicatePushes(count) {
      pushes.duplicateNext(count);
    },
    async pushes() {
      await pushes.settled();
      return pushes.list();
    },

    now: async () => clock.now(),
    async advance(ms) {
      clock.advance(ms);
      await pushes.retryDue();
    },

    requests: async () => requests.list(),
    counts: async () => requests.counts(),
    async resetRequests() {
      requests.reset();
    },
  };
}
