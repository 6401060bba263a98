import { expect, test } from "vitest";
import { meetingTime } from "./meetingTime.ts";

const at = (local: string, timeZone: string | null, utc: number | null = null) => ({
  at: utc,
  local,
  timeZone,
});

test("a meeting whose zone is known is shown in the reader's own time", () => {
  const start = at("2026-11-24T10:00", "Europe/Berlin", Date.UTC(2026, 10, 24, 9));
  const end = at("2026-11-24T11:00", "Europe/Berlin", Date.UTC(2026, 10, 24, 10));
  const here = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit" }).format(
    Date.UTC(2026, 10, 24, 9),
  );
  expect(meetingTime({ start, end }, "en-GB")).toContain(here);
});

test("one whose zone is not known keeps its clock, and says the zone", () => {
  const start = at("2026-11-24T10:00", "Nowhere Time");
  expect(meetingTime({ start, end: at("2026-11-24T11:30", null) }, "en-GB")).toBe(
    "Tue, 24 Nov 2026, 10:00\u201311:30 (Nowhere Time)",
  );
  expect(meetingTime({ start: at("2026-11-24T10:00", null), end: null }, "en-GB")).toBe(
    "Tue, 24 Nov 2026, 10:00",
  );
});

test("whole days have no time", () => {
  const days = { start: at("2026-11-24", null), end: at("2026-11-25", null) };
  expect(meetingTime(days, "en-GB")?.replace(/\s/g, " ")).toBe("Tue, 24 Nov – Wed, 25 Nov 2026");
  expect(meetingTime({ start: null, end: null })).toBeNull();
});
