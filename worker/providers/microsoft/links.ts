import { ProviderError } from "../providerError.ts";

/**
 * A link that Graph gave to follow, checked: it must lead back to the configured Graph, since our access token goes
 * with it. What it says beyond that is opaque.
 * @throws ProviderError `permanent` for a link to anywhere else.
 */
export function ownLink(link: string, rootUrl: string): string {
  const url = URL.parse(link);
  const isOwn = url !== null && url.origin === new URL(rootUrl).origin && url.username === "";
  if (!isOwn) throw new ProviderError("permanent", "Graph named a link to another origin.");
  return link;
}

/** The part of a link below the version, as batches want it; null where the link is not made that way. */
export function belowVersion(path: string, rootUrl: string): string | null {
  if (path.startsWith("/")) return path;
  const prefix = `${new URL(rootUrl).href.replace(/\/$/, "")}/${graphVersion}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length - 1) : null;
}

/** The version that the client asks for unless told otherwise. */
const graphVersion = "v1.0";
