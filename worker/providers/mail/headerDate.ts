/**
 * The Date header in milliseconds UTC (RFC 5322, 3.3), or null where it is missing, unreadable or cannot be true:
 * before 1980, or more than a day after the provider received the mail.
 */
export function parseHeaderDate(field: string | null, receivedAt: number): number | null {
  if (field === null || field.length > 200 || !/\d/.test(field)) return null;
  // Without a zone a date would be read in the machine's own.
  const text = field.replace(/\([^()]*\)/g, " ").trim();
  const time = Date.parse(/(?:[+-]\d{4}|[a-z]{1,5})$/i.test(text) ? text : `${text} +0000`);
  return Number.isNaN(time) || time < earliest || time > receivedAt + dayMs ? null : time;
}

const earliest = Date.UTC(1980, 0, 1);
const dayMs = 86_400_000;
