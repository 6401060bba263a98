/** What a `Prefer` header asks for (RFC 7240). */
export interface Preferences {
  /** `IdType="ImmutableId"`. */
  immutableIds: boolean;
  /** `outlook.body-content-type`. */
  bodyType: "html" | "text";
  /** `odata.maxpagesize`, or null. */
  maxPageSize: number | null;
  /** What is answered in `Preference-Applied`; "" for nothing. */
  applied: string;
}

/** Reads a `Prefer` header; what is not known there is passed over, as the standard says. */
export function readPreferences(header: string | null): Preferences {
  const applied: string[] = [];
  let immutableIds = false;
  let bodyType: Preferences["bodyType"] = "html";
  let maxPageSize: number | null = null;
  for (const part of (header ?? "").split(/[,;]/)) {
    const [name = "", value = ""] = part.split("=").map((text) => text.trim().replace(/^"|"$/g, ""));
    const key = name.toLowerCase();
    if (key === "idtype" && value.toLowerCase() === "immutableid") {
      immutableIds = true;
      applied.push('IdType="ImmutableId"');
    } else if (key === "outlook.body-content-type" && /^(html|text)$/i.test(value)) {
      bodyType = value.toLowerCase() === "text" ? "text" : "html";
      applied.push(`outlook.body-content-type="${bodyType}"`);
    } else if (key === "odata.maxpagesize" && /^\d{1,6}$/.test(value) && Number(value) > 0) {
      maxPageSize = Math.min(Number(value), 1000);
      applied.push(`odata.maxpagesize=${maxPageSize}`);
    }
  }
  return { immutableIds, bodyType, maxPageSize, applied: applied.join(", ") };
}
