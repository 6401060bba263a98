import { browser } from "wxt/browser";
import * as z from "zod";

export const pageRequestSchema = z.object({
  page: z.enum(["timeline", "settings"]),
  businessId: z.string().max(128).optional(),
  contactId: z.string().max(128).optional(),
  q: z.string().max(1000).optional(),
  emailId: z.string().max(128).optional(),
});

/** Opens one of the extension's own pages in a tab. */
export async function openPage({
  page,
  businessId,
  contactId,
  q,
  emailId,
}: z.output<typeof pageRequestSchema>): Promise<void> {
  const place = new URLSearchParams();
  if (businessId !== undefined) place.set("business", businessId);
  if (contactId !== undefined) place.set("contact", contactId);
  if (q !== undefined) place.set("q", q);
  if (emailId !== undefined) place.set("email", emailId);
  const hash = place.size === 0 ? "" : `#${place.toString()}`;
  await browser.tabs.create({ url: `${location.origin}/${page}.html${hash}` });
}
