/** A text that looks like an address: its reader expects to come to it. */
const looksLikeAddress = /^\s*(?:https?:\/\/)?((?:[\p{L}\d-]+\.)+[\p{L}]{2,24})(?:[/?#:]\S*)?\s*$/iu;

/**
 * Makes a link open apart from this page and say where it goes: in its tooltip, and beside it where its text names
 * another place than it leads to, or where its name is written in letters that could deceive.
 */
export function showDestination(link: Element): void {
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer");
  const url = addressOf(link.getAttribute("href") ?? "");
  if (url === null) {
    link.removeAttribute("href");
    return;
  }
  link.setAttribute("title", shortened(url.href));
  if (url.protocol !== "http:" && url.protocol !== "https:") return;
  const named = looksLikeAddress.exec(link.textContent)?.[1];
  const isOther = named !== undefined && !isSame(named, url.hostname);
  if (!isOther && !/(?:^|\.)xn--/.test(url.hostname)) return;
  const place = link.ownerDocument.createElement("span");
  place.className = "threadbook-destination";
  place.textContent = ` → ${url.hostname}`;
  link.append(place);
}

/** Null for what is not followed from a mail: scripts, files, and what is relative to nothing. */
function addressOf(href: string): URL | null {
  const absolute = href.trim().startsWith("//") ? `https:${href.trim()}` : href;
  if (!/^\s*(?:https?|mailto|tel):/i.test(absolute) || !URL.canParse(absolute)) return null;
  return new URL(absolute);
}

/** Whether a link to `host` is one to the `named` place, or below it. */
function isSame(named: string, host: string): boolean {
  const plain = (name: string) => {
    const url = `https://${name.toLowerCase()}`;
    return (URL.canParse(url) ? new URL(url).hostname : name.toLowerCase()).replace(/^www\./, "");
  };
  return plain(host) === plain(named) || plain(host).endsWith(`.${plain(named)}`);
}

function shortened(href: string): string {
  return href.length > 300 ? `${href.slice(0, 300)}…` : href;
}
