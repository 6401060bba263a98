import { type Browser, browser } from "wxt/browser";
import { exportRequestSchema } from "#shared/exportRequest.ts";
import { type ExportWord, exportPort } from "#shared/exportWords.ts";
import { CallFailure, toCallError } from "./callFailure.ts";
import { senderOf } from "./sender.ts";
import { signedRequest } from "./signedRequest.ts";
import { toBase64 } from "./toBase64.ts";

/** Brings exports to the extension's own pages, piece by piece, for as long as the page listens. */
export function serveExport(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== exportPort) return;
    const leaving = new AbortController();
    port.onDisconnect.addListener(() => leaving.abort());
    port.onMessage.addListener((message: unknown) => {
      bring(port, message, leaving.signal)
        .catch((error: unknown): ExportWord => ({ kind: "failed", error: toCallError(error) }))
        .then((last) => {
          if (!leaving.signal.aborted) port.postMessage(last);
        })
        .catch((error: unknown) => console.warn("threadbook: export", error));
    });
  });
}

async function bring(port: Browser.runtime.Port, message: unknown, signal: AbortSignal): Promise<ExportWord> {
  const parsed = exportRequestSchema.safeParse(message);
  const isPage = port.sender !== undefined && senderOf(port.sender) === "page";
  if (!parsed.success || !isPage) throw new CallFailure("message_refused", "This is not possible here.");
  const response = await signedRequest({ method: "GET", path: "/v1/export", query: parsed.data, signal });
  const reader = response.body?.getReader();
  for (;;) {
    // A file that breaks off is no file: the page keeps nothing of it.
    const piece = await reader?.read().catch(() => {
      throw new CallFailure("offline", "The connection ended before the file was whole.");
    });
    if (piece?.value === undefined) return { kind: "done" };
    const word: ExportWord = { kind: "piece", base64: toBase64(piece.value) };
    port.postMessage(word);
  }
}
