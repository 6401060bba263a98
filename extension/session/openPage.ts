import { browser } from "wxt/browser";
import * as z from "zod";

export const pageRequestSchema = z.object({
  page: z.enum(["timeline", "settings"]),
  businessId: z.string().max(128).optional(),
  emailId: z.string().max(128).optional(),
});

/** Opens one of the extension's own pages in a tab. */
export async function openPage({
  page,
  businessId,
  emailId,
}: z.output<typeof pageRequestSchema>): Promise<void> {
  const place = new URLSearchParams();
  if (businessId !== undefined) place.set("business", businessId);
  if (emailId !== undefined) place.set("email", emailId);
  const hash = place.size === 0 ? "" : `#${place.toString()}`;
  await browser.tabs.create({ url: `${location.origin}/${page}.html${hash}` });
}
