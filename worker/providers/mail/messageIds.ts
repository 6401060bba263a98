/** A Message-ID without its angle brackets, case kept (RFC 5322, 3.6.4); null where there is none. */
export function parseMessageId(field: string | null): string | null {
  if (field === null) return null;
  const inBrackets = /<([^<>]{1,998})>/.exec(field)?.[1];
  const bare = (inBrackets ?? field).replace(/\s+/g, "");
  return bare === "" || bare.length > 998 || /[<>]/.test(bare) ? null : bare;
}

/** The Message-IDs of References, then of In-Reply-To, each once: the conversation's root first. */
export function parseReferences(references: string | null, inReplyTo: string | null): string[] {
  const ids = new Set<string>();
  for (const id of idsOf(references)) ids.add(id);
  // Old programs write a sentence into In-Reply-To, such as "Your message of Friday": only bracketed ids count.
  for (const id of idsOf(inReplyTo)) ids.add(id);
  if (ids.size <= maxReferences) return [...ids];
  // The root names the conversation, the last ones the answered mail: the middle of a long chain says nothing new.
  const all = [...ids];
  return [...all.slice(0, 10), ...all.slice(-(maxReferences - 10))];
}

function* idsOf(field: string | null): Generator<string> {
  if (field === null) return;
  for (const match of field.slice(0, 100_000).matchAll(/<([^<>]{1,998})>/g)) {
    const id = match[1]!.replace(/\s+/g, "");
    if (id !== "") yield id;
  }
}

const maxReferences = 100;
