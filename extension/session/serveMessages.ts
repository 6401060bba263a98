import { type Browser, browser } from "wxt/browser";
import * as z from "zod";
import { apiCalls } from "#shared/apiCalls.ts";
import { providerKindSchema } from "#shared/auth.ts";
import type { CallResult, ExtensionMessages } from "#shared/extensionMessages.ts";
import { readSurfaceCache, writeSurfaceCache } from "../features/api/surfaceCache.ts";
import { onMessage } from "../messaging.ts";
import { fetchAttachment } from "./apiClient.ts";
import { CallFailure, toCallError } from "./callFailure.ts";
import { openPage, pageRequestSchema } from "./openPage.ts";
import { queueingCall } from "./outbox/queueingCall.ts";
import { outbox } from "./outbox/serveOutbox.ts";
import { recentAnswer } from "./recentAnswer.ts";
import { forgetRefusal, keepingRefusal } from "./refusal.ts";
import { mayCall, type Sender, senderOf } from "./sender.ts";
import { sessionState } from "./sessionState.ts";
import { authorize, signOut } from "./signIn.ts";
import { singleFlight } from "./singleFlight.ts";

/** Milliseconds for which one look for changes answers all surfaces. */
const changesKeptMs = 2_500;
const nothing = z.undefined().or(z.null());
const callNames = Object.keys(apiCalls) as [keyof typeof apiCalls, ...(keyof typeof apiCalls)[]];
const apiMessage = z.object({ call: z.enum(callNames), input: z.unknown() });
const connectMessage = z.object({
  provider: providerKindSchema,
  loginHint: z.email().max(320).optional(),
  mailboxAddress: z.email().max(320).optional(),
});
const attachmentMessage = z.object({
  emailId: z.string().min(1).max(128),
  attachmentId: z.string().min(1).max(1024),
});
const settleMessage = z.object({ id: z.string().max(64), decision: z.enum(["send", "drop"]) });
const cacheMessage = z.object({ text: z.string().max(4_000_000).nullable() });

type Served = Exclude<keyof ExtensionMessages, "toggleSidebar" | "tagEmail" | "undoLast">;
type Value<Name extends Served> = Extract<ReturnType<ExtensionMessages[Name]>, { ok: true }>["value"];

interface From {
  sender: Sender;
  tabId: number | undefined;
}

/** Answers one kind of message: only from the extension's own pages and scripts, only what fits the schema, never with a throw. */
function serve<Name extends Served, Schema extends z.ZodType>(
  name: Name,
  senders: Sender[],
  schema: Schema,
  task: (input: z.output<Schema>, from: From) => Promise<Value<Name>>,
): void {
  const handle = async (
    data: unknown,
    from: Browser.runtime.MessageSender,
  ): Promise<CallResult<Value<Name>>> => {
    try {
      const sender = senderOf(from);
      const parsed = schema.safeParse(data);
      if (sender === null || !senders.includes(sender) || !parsed.success) throw refused();
      return { ok: true, value: await task(parsed.data, { sender, tabId: from.tab?.id }) };
    } catch (error) {
      return { ok: false, error: toCallError(error) };
    }
  };
  onMessage(name, ({ data, sender }) => handle(data, sender) as ReturnType<ExtensionMessages[Name]>);
}

function refused(): CallFailure {
  return new CallFailure("message_refused", "This is not possible here.");
}

/** Registers everything that surfaces may ask of the background. */
export function serveMessages(): void {
  const everyone: Sender[] = ["page", "mail"];
  const connecting = new Map<string, () => Promise<void>>();
  /** One consent window at a time for the same thing, however often the button is pressed. */
  const authorizeOnce = async (input: Parameters<typeof authorize>[0]) => {
    const key = JSON.stringify(input);
    const run = connecting.get(key) ?? singleFlight(() => keepingRefusal(() => authorize(input)));
    connecting.set(key, run);
    await run().finally(() => connecting.delete(key));
    return null;
  };

  /** Any number of tabs that look for changes cost one request. */
  const changes = recentAnswer(changesKeptMs, () => queueingCall("changes", {}));

  serve("session", everyone, nothing, () => sessionState());
  serve("signIn", everyone, z.object({ provider: providerKindSchema }), ({ provider }) =>
    authorizeOnce({ provider, intent: "sign-in" }),
  );
  serve("connect", everyone, connectMessage, (input) => authorizeOnce({ ...input, intent: "connect" }));
  serve("dismissRefusal", everyone, nothing, async () => {
    await forgetRefusal();
    return null;
  });
  serve("signOut", ["page"], nothing, async () => {
    await signOut();
    changes.forget();
    return null;
  });
  serve("api", everyone, apiMessage, async ({ call, input }, { sender }) => {
    if (!mayCall(sender, call)) throw refused();
    return call === "changes" ? changes.ask() : queueingCall(call, input);
  });
  serve("outbox", everyone, nothing, async () =>
    (await outbox.waiting()).map(({ id, trouble }) => ({ id, trouble })),
  );
  serve("settleChange", everyone, settleMessage, async ({ id, decision }) => {
    await outbox.settle(id, decision);
    return null;
  });
  serve("attachment", ["page"], attachmentMessage, ({ emailId, attachmentId }) =>
    fetchAttachment(emailId, attachmentId),
  );
  serve("readCache", ["mail"], nothing, () => readSurfaceCache("sidebar"));
  serve("writeCache", ["mail"], cacheMessage, async ({ text }) => {
    await writeSurfaceCache("sidebar", text);
    return null;
  });
  serve("loadDrawer", ["mail"], nothing, async (_, { tabId }) => {
    if (tabId === undefined) throw refused();
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ["/drawer.js"] });
    return null;
  });
  serve("openPage", everyone, pageRequestSchema, async (request) => {
    await openPage(request);
    return null;
  });
}
