import { isFreeMailDomain, registrableDomain } from "#shared/mailAddress.ts";

/** Sites whose pages belong to people and businesses that have nothing to do with each other. */
const sites: ReadonlySet<string> = new Set([
  ..."facebook.com instagram.com linkedin.com xing.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com".split(
    " ",
  ),
  ..."wa.me whatsapp.com t.me telegram.me threads.net bsky.app medium.com substack.com linktr.ee bit.ly".split(
    " ",
  ),
  ..."google.com goo.gl apple.com microsoft.com office.com sharepoint.com dropbox.com wetransfer.com zoom.us".split(
    " ",
  ),
  ..."calendly.com docusign.com docusign.net adobe.com github.com amazon.com ebay.com etsy.com aka.ms teams.live.com".split(
    " ",
  ),
]);

/** Whether a host alone does not tell whose page it is. */
export function isSharedSite(host: string): boolean {
  return sites.has(host) || sites.has(registrableDomain(host) ?? host) || isFreeMailDomain(host);
}
