/** Text as it may stand in HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element's attributes; those without a value are left out. */
export function attributes(values: Record<string, string | null | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value != null)
    .map(([name, value]) => ` ${name}="${escapeHtml(value ?? "")}"`)
    .join("");
}

/** A round picture with a person's initial, in a colour that stays the same for the address. */
export function avatar(name: string, address: string): string {
  const hue = [...address].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const initial = escapeHtml((name || address).trim().charAt(0).toUpperCase());
  return `<span class="avatar" style="background: hsl(${hue} 45% 45%)" aria-hidden="true">${initial}</span>`;
}

/** A line icon of the page, from the path data of a 24-pixel grid. */
export function icon(path: string): string {
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
}

/** "Nov 12" or, within a day of `now`, "9:12 AM", as Gmail's list shows it. Times are UTC. */
export function listDate(date: number, now: number): string {
  return now - date < 86_400_000
    ? new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(date)
    : new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" }).format(date);
}

/** "Thu, Nov 12, 2026, 9:12 AM", as an open message shows it. Times are UTC. */
export function messageDate(date: number): string {
  return new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(date);
}
