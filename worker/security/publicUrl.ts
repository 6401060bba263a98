/**
 * Whether a url that a stranger wrote may be fetched from here: http(s) on its own port, without credentials, at a name
 * or address of the public internet (RFC 6890, RFC 6761). A public name can still lead to a private address: where the
 * Worker runs, Cloudflare reaches none.
 */
export function isPublicUrl(url: URL): boolean {
  if (url.protocol !== "https:" && url.protocol !== "http:") return false;
  if (url.port !== "" || url.username !== "" || url.password !== "") return false;
  const host = url.hostname.replace(/\.$/, "").toLowerCase();
  if (host.startsWith("[")) return isPublicIpv6(host.slice(1, -1));
  // The URL parser has turned every way to write an IPv4 address into this one.
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicIpv4(host.split(".").map(Number));
  return isPublicName(host);
}

function isPublicIpv4([a = 0, b = 0, c = 0]: number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b <= 127) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b <= 31) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

/** Global unicast is 2000::/3, less what is special in it: 2001::/23, documentation, 6to4. All else is not public. */
function isPublicIpv6(address: string): boolean {
  const [first = "", second = ""] = address.split(":");
  const high = Number.parseInt(first || "0", 16);
  const low = Number.parseInt(second || "0", 16);
  if (high < 0x2000 || high > 0x3ffe || high === 0x2002) return false;
  return !(high === 0x2001 && (low < 0x200 || low === 0xdb8));
}

function isPublicName(host: string): boolean {
  if (!host.includes(".") || localNames.test(host) || addressServices.test(host)) return false;
  // A name that spells an address out is made to stand for it.
  const [, spelled] = /(?:^|[.-])(\d{1,3}(?:[.-]\d{1,3}){3})(?:[.-]|$)/.exec(host) ?? [];
  return spelled === undefined || isPublicIpv4(spelled.split(/[.-]/).map(Number));
}

const localNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|arpa|onion|invalid|test|alt)$/;

/** Names under which anybody can have any address answered. */
const addressServices =
  /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|traefik\.me|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|1u\.ms|rbndr\.us)$/;
