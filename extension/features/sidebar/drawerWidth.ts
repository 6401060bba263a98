/** Widths of the drawer in pixels: as it comes, and how far it can be drawn. */
export const usualWidth = 320;
export const narrowest = 280;
export const widest = 560;
/** The mail beside the drawer keeps at least this share of the window. */
const mailShare = 0.6;
/** Distance from the edges of the window, both together. */
const gap = 16;

/** The width that the drawer gets of the one that its person wants: never most of the window. */
export function fittingWidth(wanted: number, windowWidth: number): number {
  const room = Math.floor(windowWidth * (1 - mailShare)) - gap;
  const within = Math.min(Math.max(wanted, narrowest), widest);
  // On a window too narrow for both, half of it: less could not be read.
  return Math.max(Math.min(within, room), Math.min(narrowest, Math.floor(windowWidth / 2) - gap));
}
