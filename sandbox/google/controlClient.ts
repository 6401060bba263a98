import { remoteCall, remoteControl } from "../standIn/control/remoteControl.ts";
import type { GoogleControl } from "./control/control.ts";

/**
 * Drives a Google stand-in in another process.
 * @param url the stand-in's url
 * @param send what to fetch with, the global one unless given
 */
export function googleControl(url: string, send: typeof fetch = fetch): GoogleControl {
  const call = remoteCall<GoogleControl>(url, send);
  return {
    ...remoteControl(url, send),
    expireHistory: (...args) => call("expireHistory", ...args),
    setQuota: (...args) => call("setQuota", ...args),
    setPushEndpoint: (...args) => call("setPushEndpoint", ...args),
  };
}
