import { base64, remoteCall, remoteControl } from "../standIn/control/remoteControl.ts";
import type { MicrosoftControl } from "./control/control.ts";

/**
 * Drives a Microsoft stand-in in another process.
 * @param url the stand-in's url
 * @param send what to fetch with, the global one unless given
 */
export function microsoftControl(url: string, send: typeof fetch = fetch): MicrosoftControl {
  const call = remoteCall<MicrosoftControl>(url, send);
  return {
    ...remoteControl(url, send),
    folders: (...args) => call("folders", ...args),
    createFolder: (...args) => call("createFolder", ...args),
    renameFolder: (...args) => call("renameFolder", ...args),
    moveFolder: (...args) => call("moveFolder", ...args),
    deleteFolder: (...args) => call("deleteFolder", ...args),
    move: (...args) => call("move", ...args),
    ordinaryIds: (...args) => call("ordinaryIds", ...args),
    announceLate: (address, email) => call("announceLate", address, { ...email, raw: base64(email.raw) }),
    releaseLateEmails: (...args) => call("releaseLateEmails", ...args),
    resetDelta: (...args) => call("resetDelta", ...args),
    setBehaviour: (...args) => call("setBehaviour", ...args),
    setLimits: (...args) => call("setLimits", ...args),
    failToken: (...args) => call("failToken", ...args),
    retireRefreshTokens: (...args) => call("retireRefreshTokens", ...args),
    subscriptions: (...args) => call("subscriptions", ...args),
    sendLifecycle: (...args) => call("sendLifecycle", ...args),
  };
}
