import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { rasterType } from "../../providers/mail/rasterType.ts";
import { readAtMost } from "../../providers/readAtMost.ts";
import { isPublicUrl } from "../../security/publicUrl.ts";
import { readLink } from "../../security/signedLink.ts";

/** Bytes of the largest image that is passed on, milliseconds that it may take, and redirects that are followed. */
const largestImage = 5 * 1024 * 1024;
const patience = 10_000;
const mostRedirects = 3;

/**
 * An image of an email, from where its sender put it: without cookies, without a word of who asks, and only where it
 * is an image by its bytes.
 * @throws AppError `link_expired`, `not_found`, `payload_too_large`
 */
export async function fetchRemoteImage(
  ctx: Context,
  token: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string }> {
  const { target } = await readLink(ctx, "image", token);
  const signal = AbortSignal.timeout(patience);
  try {
    const body = await follow(ctx, new URL(target.url), signal, mostRedirects);
    const { bytes, isWhole } = await readAtMost(body, largestImage);
    if (!isWhole) throw new AppError("payload_too_large", "This image is too large to be shown here.");
    const mimeType = rasterType(bytes);
    if (mimeType === null) throw notShown();
    return { bytes, mimeType };
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Whatever its server did: not an error of ours.
    throw notShown();
  }
}

async function follow(
  ctx: Context,
  url: URL,
  signal: AbortSignal,
  redirects: number,
): Promise<ReadableStream<Uint8Array>> {
  if (!isPublicUrl(url) || url.host === new URL(ctx.config.PUBLIC_URL).host) throw notShown();
  const answer = await ctx.fetch(url, {
    redirect: "manual",
    headers: { accept: "image/avif,image/webp,image/png,image/jpeg,image/gif", "user-agent": "Mozilla/5.0" },
    signal,
  });
  const location = answer.headers.get("location");
  if (answer.status >= 300 && answer.status < 400 && location !== null) {
    await answer.body?.cancel();
    if (redirects === 0) throw notShown();
    return follow(ctx, new URL(location, url), signal, redirects - 1);
  }
  if (answer.status !== 200 || answer.body === null) {
    await answer.body?.cancel();
    throw notShown();
  }
  return answer.body;
}

function notShown(): AppError {
  return new AppError("not_found", "This image cannot be shown.");
}
