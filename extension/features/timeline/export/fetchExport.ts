import { browser } from "wxt/browser";
import type { ExportRequest } from "#shared/exportRequest.ts";
import { type ExportWord, exportPort } from "#shared/exportWords.ts";
import { answered } from "../../api/apiFailure.ts";

/**
 * A business's timeline as a file, through the background. `onBytes` hears how much there is so far; `signal` ends it.
 * @throws ApiFailure, also where the file breaks off: then there is none
 */
export function fetchExport(
  request: ExportRequest,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const port = browser.runtime.connect({ name: exportPort });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const whole = new Promise<ExportWord | null>((resolve) => {
    port.onDisconnect.addListener(() => resolve(null));
    signal.addEventListener("abort", () => resolve(null));
    port.onMessage.addListener((word: ExportWord) => {
      if (word.kind !== "piece") return resolve(word);
      const piece = Uint8Array.from(atob(word.base64), (character) => character.charCodeAt(0));
      pieces.push(piece);
      bytes += piece.length;
      onBytes(bytes);
    });
  });
  port.postMessage(request);
  return answered(
    whole
      .then((last) => {
        if (last === null) throw new Error("The background went away.");
        if (last.kind === "failed") return { ok: false as const, error: last.error };
        return { ok: true as const, value: new Blob(pieces, { type: "application/octet-stream" }) };
      })
      .finally(() => port.disconnect()),
  );
}
