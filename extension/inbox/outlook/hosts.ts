/**
 * The hosts of Outlook on the web. All fixed ones are declared from the first version: adding one later would
 * disable the extension until its user agrees again. Edge 150 and later lets no extension onto
 * `*.cloud.microsoft`: there the popup does the work.
 */
export const outlookHosts = [
  "outlook.live.com",
  "outlook.office.com",
  "outlook.office365.com",
  "outlook.cloud.microsoft",
] as const;

/** Match patterns of the fixed hosts, for the manifest and the content script. */
export const outlookMatches: string[] = outlookHosts.map((host) => `https://${host}/*`);

/** What Microsoft Defender for Cloud Apps puts behind every host that it guards: `outlook.office.com.mcas.ms`. */
const defenderSuffix = ".mcas.ms";

/** Match pattern of what lies behind Defender. An optional permission: few organizations need it. */
export const defenderMatch = `https://*${defenderSuffix}/*`;

/** Whether a host is Outlook on the web, by itself or behind Defender. */
export function isOutlookHost(hostname: string): boolean {
  return outlookHosts.some(
    (host) => hostname === host || (hostname.startsWith(`${host}.`) && hostname.endsWith(defenderSuffix)),
  );
}
