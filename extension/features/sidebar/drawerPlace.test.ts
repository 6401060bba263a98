import { expect, test } from "vitest";
import { drawerStretch } from "./drawerPlace.ts";
import { fittingWidth, usualWidth } from "./drawerWidth.ts";

test("with nothing in its way the drawer takes the whole height below the bar", () => {
  expect(drawerStretch([], 900)).toEqual({ top: 72, bottom: 892 });
});

test("a button to answer above or below stays free, and the drawer takes the longer stretch", () => {
  expect(drawerStretch([{ top: 150, bottom: 182 }], 900)).toEqual({ top: 190, bottom: 892 });
  expect(drawerStretch([{ top: 800, bottom: 836 }], 900)).toEqual({ top: 72, bottom: 792 });
  const both = [
    { top: 800, bottom: 836 },
    { top: 150, bottom: 182 },
  ];
  expect(drawerStretch(both, 900)).toEqual({ top: 190, bottom: 792 });
});

test("what stands outside the window, or above the drawer, changes nothing", () => {
  expect(
    drawerStretch(
      [
        { top: 20, bottom: 60 },
        { top: 1200, bottom: 1230 },
      ],
      900,
    ),
  ).toEqual({
    top: 72,
    bottom: 892,
  });
});

test("where hardly any room is left the drawer is readable all the same", () => {
  expect(drawerStretch([{ top: 200, bottom: 300 }], 480)).toEqual({ top: 72, bottom: 472 });
});

test("most of the window always belongs to the mail, however narrow it is", () => {
  for (const windowWidth of [360, 480, 640, 799, 1024, 1440, 2560])
    for (const wanted of [0, usualWidth, 10_000])
      expect(fittingWidth(wanted, windowWidth)).toBeLessThanOrEqual(windowWidth / 2);
});

test("on a usual window the drawer is as wide as its person wants it", () => {
  expect(fittingWidth(usualWidth, 1440)).toBe(usualWidth);
  expect(fittingWidth(412, 1440)).toBe(412);
});
