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

/**
 * Match pattern of Outlook behind Microsoft Defender for Cloud Apps, which puts its own domain behind the host
 * (`outlook.office.com.mcas.ms`). An optional permission: few organizations need it.
 */
export const defenderMatch = "https://*.mcas.ms/*";
