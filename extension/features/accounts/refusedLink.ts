/** A sentence with a link in it, in its parts. */
export interface RefusedLink {
  before: string;
  /** Null where there is none. */
  link: string | null;
  after: string;
}

/** Takes the link out of what people are told, so that it can be shown whole and copied. */
export function refusedLink(message: string): RefusedLink {
  const found = /https?:\/\/[^\s<>"]+/.exec(message);
  if (found === null) return { before: message, link: null, after: "" };
  const [link] = found;
  return {
    before: message.slice(0, found.index).trim(),
    link,
    after: message.slice(found.index + link.length).trim(),
  };
}
