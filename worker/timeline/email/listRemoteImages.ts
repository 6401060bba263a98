import type { RemoteImages } from "#shared/remoteImages.ts";
import type { UserContext } from "../../context.ts";
import { remoteImages } from "../../providers/mail/remoteImages.ts";
import { isPublicUrl } from "../../security/publicUrl.ts";
import { linkLifetime, signLink } from "../../security/signedLink.ts";
import { bodyPart, visibleFile } from "../kept/readKept.ts";
import { wholeBody } from "../kept/wholeBody.ts";

/**
 * Links under which the images that an email shows from elsewhere can be had through here, for a short while: the sender
 * then sees neither who reads nor from where. Only what the email itself names gets one.
 * @throws AppError `email_not_found`, `forbidden`; ProviderError
 */
export async function listRemoteImages(ctx: UserContext, emailId: string): Promise<RemoteImages> {
  const body = await wholeBody(ctx, await visibleFile(ctx, emailId, bodyPart));
  if (body === null) return { items: [], expiresAt: ctx.clock.now() };
  const items = await Promise.all(
    remoteImages(body.html ?? "").map(async (source) => {
      const url = imageUrl(source, ctx.config.PUBLIC_URL);
      if (url === null) return [];
      const token = await signLink(ctx, "image", ctx.actor, { url });
      return [{ source, url: `${ctx.config.PUBLIC_URL}/v1/images/${token}` }];
    }),
  );
  return { items: items.flat(), expiresAt: ctx.clock.now() + linkLifetime.image * 1000 };
}

/** Null for what is not fetched from here. */
function imageUrl(source: string, ownUrl: string): string | null {
  try {
    const url = new URL(source.startsWith("//") ? `https:${source}` : source);
    url.hash = "";
    return isPublicUrl(url) && url.host !== new URL(ownUrl).host ? url.href : null;
  } catch {
    return null;
  }
}
