/** A header field as a provider lists it. */
export interface Header {
  name: string;
  value: string;
}

/** The fields that are read, by lower-case name, in the order of the mail. */
export interface Headers {
  /** The first field of that name: where a mail has several, the first is what mail programs show. */
  first(name: string): string | null;
  all(name: string): string[];
  /** Values of any of these names, topmost first. */
  among(names: ReadonlySet<string>): string[];
}

/** Indexes header fields; a later field of the same name adds to the earlier. */
export function indexHeaders(fields: readonly Header[]): Headers {
  const byName = new Map<string, string[]>();
  const inOrder: Header[] = [];
  for (const { name, value } of fields) {
    const key = name.toLowerCase();
    if (!wanted.has(key)) continue;
    inOrder.push({ name: key, value });
    const known = byName.get(key);
    if (known) known.push(value);
    else byName.set(key, [value]);
  }
  return {
    first: (name) => byName.get(name)?.[0] ?? null,
    all: (name) => byName.get(name) ?? [],
    among: (names) => inOrder.filter((field) => names.has(field.name)).map((field) => field.value),
  };
}

/** Signatures and traces are most of a mail's headers, and nothing here reads them. */
const wanted = new Set([
  "from",
  "sender",
  "to",
  "cc",
  "bcc",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "references",
  "in-reply-to",
  "delivered-to",
  "x-delivered-to",
  "x-original-to",
  "envelope-to",
  "return-path",
  "content-type",
  "auto-submitted",
  "precedence",
  "list-id",
  "list-unsubscribe",
  "x-auto-response-suppress",
  "x-original-from",
  "x-original-sender",
  "x-google-original-from",
  "x-failed-recipients",
]);
