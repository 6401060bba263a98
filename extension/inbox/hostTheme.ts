import type { HostTheme } from "./inboxAdapter.ts";

/**
 * Light or dark, from the first ground with a solid colour at `element` or around it. A page that paints none
 * shows the browser's canvas, whose colour follows the page's `color-scheme`.
 */
export function hostTheme(element: Element): HostTheme {
  const document = element.ownerDocument;
  const view = document.defaultView;
  if (view === null) return "light";
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const luminance = luminanceOf(view.getComputedStyle(at).backgroundColor);
    if (luminance !== null) return luminance < 0.4 ? "dark" : "light";
  }
  return view.getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";
}

/**
 * Perceived lightness 0–1 of a computed `rgb()` or `rgba()` colour; null for one that lets most of what is
 * behind shine through.
 */
function luminanceOf(colour: string): number | null {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(colour.trim())?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean);
  const [red, green, blue, alpha = 1] = (parts ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
