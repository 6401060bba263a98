/** A search with one more filter at its end, ready for its value to be typed. */
export function withFilter(query: string, filter: string): string {
  const words = query.trim();
  const start = words === "" ? filter : `${words} ${filter}`;
  return filter.endsWith(":") ? start : `${start} `;
}
