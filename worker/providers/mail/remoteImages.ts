import { Parser } from "htmlparser2";

/** Images of one email that are looked for; and characters of an address that are read. */
const mostImages = 200;
const longestAddress = 4000;
const pieceLength = 8192;
const maxDepth = 20_000;

const inStyle = /url\(\s*(["']?)\s*((?:https?:)?\/\/[^"')\s]+)\s*\1\s*\)/gi;
const isRemote = /^\s*(?:https?:)?\/\//i;

/**
 * Addresses of the images that an HTML mail shows from elsewhere, as they are written in it, each once: in images,
 * backgrounds and styles.
 */
export function remoteImages(html: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  let isStyle = false;
  const add = (address: string | undefined) => {
    if (address === undefined || found.size >= mostImages || !isRemote.test(address)) return;
    if (address.length <= longestAddress) found.add(address.trim());
  };
  const addFromStyle = (style: string | undefined) => {
    for (const match of (style ?? "").matchAll(inStyle)) add(match[2]);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      isStyle = name === "style";
      if (name === "img" || name === "image") add(attributes.src);
      add(attributes.background);
      addFromStyle(attributes.style);
    },
    ontext(text) {
      if (isStyle) addFromStyle(text);
    },
    onclosetag() {
      depth--;
      isStyle = false;
    },
  });
  for (let at = 0; at < html.length && depth < maxDepth && found.size < mostImages; at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  parser.end();
  return [...found];
}
