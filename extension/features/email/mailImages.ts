/** Which images of a mail are shown. */
export interface MailImages {
  /** Images that the mail carries: data urls by Content-ID. */
  inline: ReadonlyMap<string, string>;
  /** Where to have each remote image, by its address in the mail; null while none is wanted. */
  remote: ReadonlyMap<string, string> | null;
}

const isRemote = /^\s*(?:https?:)?\/\//i;
const remoteInStyle = /url\(\s*(["']?)\s*((?:https?:)?\/\/[^"')\s]*)\s*\1\s*\)?/gi;

/**
 * Puts the images of one element where they can be had, and takes away what leads elsewhere: a mail has no address of
 * its own, so what is relative in it would lead into this extension.
 * @returns how many remote images were left out.
 */
export function placeImages(element: Element, images: MailImages): number {
  let blocked = 0;
  for (const name of ["src", "background", "poster"]) {
    const source = element.getAttribute(name);
    if (source === null) continue;
    const place = placeOf(source, element.localName === "img" && name === "src", images);
    if (place === null) element.removeAttribute(name);
    else element.setAttribute(name, place);
    if (place === null && isRemote.test(source)) blocked += 1;
  }
  return blocked + placeInStyle(element, images);
}

function placeOf(source: string, isImage: boolean, { inline, remote }: MailImages): string | null {
  if (isRemote.test(source)) return remote?.get(source.trim()) ?? null;
  if (isImage && /^\s*cid:/i.test(source)) return inline.get(contentId(source)) ?? null;
  return isImage && /^data:image\//i.test(source) ? source : null;
}

/** Programs write the id escaped as a url or not. */
function contentId(source: string): string {
  const id = source.trim().slice(4);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Styles load images as well; the frame's policy refuses what a rewritten name still hides. */
function placeInStyle(element: Element, { remote }: MailImages): number {
  const isSheet = element.localName === "style";
  const style = isSheet ? element.textContent : (element.getAttribute("style") ?? "");
  let blocked = 0;
  const placed = style.replace(remoteInStyle, (_, _quote: string, source: string) => {
    const place = remote?.get(source) ?? null;
    if (place === null) blocked += 1;
    return `url("${place ?? "data:,"}")`;
  });
  if (placed === style) return 0;
  if (isSheet) element.textContent = placed;
  else element.setAttribute("style", placed);
  return blocked;
}
