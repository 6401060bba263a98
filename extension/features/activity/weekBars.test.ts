import { expect, test } from "vitest";
import { weekBars } from "./weekBars.ts";

const week = (inbound: number, outbound: number) => ({ startsAt: 0, inbound, outbound });

test("the busiest week is as high as the graph, and no week is higher", () => {
  const bars = weekBars([week(1, 0), week(60, 40), week(0, 0), week(99, 1)]);
  expect(bars[1]).toMatchObject({ inbound: 0.6, outbound: 0.4 });
  for (const { inbound, outbound } of bars) expect(inbound + outbound).toBeLessThanOrEqual(1);
});

test("a single email is seen beside a busy week, and a quiet week is empty", () => {
  const [quiet, single] = weekBars([week(0, 0), week(1, 0), week(500, 0)]);
  expect(quiet).toMatchObject({ inbound: 0, outbound: 0 });
  expect(single?.inbound).toBeGreaterThan(0.05);
});
