import type { SampleEmail } from "../../mail/sampleEmail.ts";
import type { StandInControl } from "./standInControl.ts";
import type { DeliveryState } from "./types.ts";

/** Emails of one request when a mailbox is filled over HTTP. */
const seedChunk = 200;

/** Bytes as base64, without Node: this client also runs in workerd. */
export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

type Answer<Operation> = Operation extends (...args: never[]) => Promise<infer Result> ? Result : never;

/** Calls one operation of a control by its name. Rejects with a RangeError where the stand-in refuses. */
export type RemoteCall<Control> = <Name extends keyof Control & string>(
  name: Name,
  ...args: unknown[]
) => Promise<Answer<Control[Name]>>;

/** Calls operations of the stand-in at `url`. */
export function remoteCall<Control>(url: string, send: typeof fetch): RemoteCall<Control> {
  return async <Name extends keyof Control & string>(name: Name, ...args: unknown[]) => {
    const response = await send(new URL(`/_control/${name}`, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ args }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: string };
    if (!response.ok) throw new RangeError(answer.error ?? `The stand-in answered ${response.status}`);
    return answer.result as Answer<Control[Name]>;
  };
}

/** The operations that all stand-ins have, over HTTP. */
export function remoteControl<Options, Account, Delivery extends DeliveryState>(
  url: string,
  send: typeof fetch,
): StandInControl<Options, Account, Delivery> {
  const call = remoteCall<StandInControl<Options, Account, Delivery>>(url, send);
  return {
    addAccount: (...args) => call("addAccount", ...args),
    changeAccount: (...args) => call("changeAccount", ...args),
    accounts: () => call("accounts"),
    async seed(address, emails) {
      let count = 0;
      let waiting: (Omit<SampleEmail, "raw"> & { raw: string })[] = [];
      for await (const email of emails) {
        waiting.push({ ...email, raw: base64(email.raw) });
        if (waiting.length < seedChunk) continue;
        count += await call("seed", address, waiting);
        waiting = [];
      }
      return count + (waiting.length > 0 ? await call("seed", address, waiting) : 0);
    },
    parseMail: (...args) => call("parseMail", ...args),
    deliver: (address, email) => call("deliver", address, { ...email, raw: base64(email.raw) }),
    reply: (...args) => call("reply", ...args),
    emails: (...args) => call("emails", ...args),
    mark: (...args) => call("mark", ...args),
    label: (...args) => call("label", ...args),
    trash: (...args) => call("trash", ...args),
    untrash: (...args) => call("untrash", ...args),
    deleteEmails: (...args) => call("deleteEmails", ...args),
    grant: (...args) => call("grant", ...args),
    revoke: (...args) => call("revoke", ...args),
    expireAccessTokens: (...args) => call("expireAccessTokens", ...args),
    addFault: (...args) => call("addFault", ...args),
    failEmail: (...args) => call("failEmail", ...args),
    removeFault: (...args) => call("removeFault", ...args),
    clearFaults: () => call("clearFaults"),
    faults: () => call("faults"),
    setPushMode: (...args) => call("setPushMode", ...args),
    releasePushes: (...args) => call("releasePushes", ...args),
    dropPushes: (...args) => call("dropPushes", ...args),
    duplicatePushes: (...args) => call("duplicatePushes", ...args),
    pushes: () => call("pushes"),
    now: () => call("now"),
    advance: (...args) => call("advance", ...args),
    requests: () => call("requests"),
    counts: () => call("counts"),
    resetRequests: () => call("resetRequests"),
  };
}
