/** A stretch of the window's height, in pixels from its top. */
export interface Stretch {
  top: number;
  bottom: number;
}

/** The drawer begins below the bar of the mail page and ends a little above the edge. */
const barHeight = 72;
const gap = 8;
/** A drawer lower than this is of no use: then it takes the whole height, whatever it covers. */
const lowest = 200;

/**
 * The height that the drawer takes: the longest stretch of its column in which no button to answer stands.
 * @param taken where such buttons stand in that column, in any order
 */
export function drawerStretch(taken: readonly Stretch[], windowHeight: number): Stretch {
  const whole = { top: barHeight, bottom: windowHeight - gap };
  const edges = [...taken]
    .filter(({ top, bottom }) => bottom > whole.top && top < whole.bottom)
    .sort((one, other) => one.top - other.top);
  let longest = { top: whole.top, bottom: whole.top };
  let from = whole.top;
  for (const { top, bottom } of [...edges, { top: whole.bottom + gap, bottom: whole.bottom }]) {
    const free = { top: from, bottom: top - gap };
    if (free.bottom - free.top > longest.bottom - longest.top) longest = free;
    from = Math.max(from, bottom + gap);
  }
  return longest.bottom - longest.top < lowest ? whole : longest;
}
