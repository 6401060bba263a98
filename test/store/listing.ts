import { readFileSync } from "node:fs";
import * as z from "zod";
import { defenderMatch, outlookMatches } from "#extension/inbox/outlook/hosts.ts";

/** The languages of the listing: those of the extension, by the names that stores know. */
export const listingLocales = ["en", "de", "fr", "es", "pt_PT"] as const;
export type ListingLocale = (typeof listingLocales)[number];

const listingSchema = z.object({
  description: z.array(z.string().min(1)).min(1),
  permissions: z.record(z.string(), z.string().min(1)),
});

const manifestSchema = z.object({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
  optional_host_permissions: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function readManifest(text: string): Manifest {
  return manifestSchema.parse(JSON.parse(text));
}

/**
 * The listing in one language as the stores take it: name, summary, description, and why each permission is asked for.
 * @throws where the manifest asks for something that the listing does not explain, or the other way round
 */
export function listingText(locale: ListingLocale, manifest: Manifest): string {
  const words = listingSchema.parse(read(`test/store/listings/${locale}.json`));
  const { extension } = z
    .object({ extension: z.object({ name: z.string(), description: z.string() }) })
    .parse(read(`extension/locales/${locale}.json`));
  const asked = askedFor(manifest);
  const explained = Object.keys(words.permissions);
  const wrong = [...asked.keys()].filter((key) => !explained.includes(key));
  const idle = explained.filter((key) => !asked.has(key));
  if (wrong.length + idle.length > 0)
    throw new Error(`The listing in ${locale} and the manifest differ: ${[...wrong, ...idle].join(", ")}.`);
  const permissions = [...asked].map(
    ([key, names]) => `${names.join(", ")}\n  ${words.permissions[key] ?? ""}`,
  );
  return [extension.name, extension.description, ...words.description, ...permissions]
    .join("\n\n")
    .concat("\n");
}

/** What a manifest asks for, under the names by which a listing explains it. */
function askedFor(manifest: Manifest): Map<string, string[]> {
  const asked = new Map<string, string[]>(manifest.permissions.map((name) => [name, [name]]));
  for (const match of [...manifest.host_permissions, ...manifest.optional_host_permissions]) {
    const key = keyOf(match);
    asked.set(key, [...(asked.get(key) ?? []), match]);
  }
  return asked;
}

function keyOf(match: string): string {
  if (match === "https://mail.google.com/*") return "gmail";
  if (outlookMatches.includes(match)) return "outlook";
  return match === defenderMatch ? "defender" : "api";
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
