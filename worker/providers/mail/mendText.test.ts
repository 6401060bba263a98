import { expect, it } from "vitest";
import { mendText } from "./mendText.ts";

it.each([
  ["GrÃ¼ÃŸe aus MÃ¼nchen", "Grüße aus München"],
  ["â‚¬ 5 â€“ â€žAngebotâ€œ", "€ 5 – „Angebot“"],
  ["å¥‘ç´„æ›¸", "契約書"],
])("text that was read in the wrong charset is mended: %s", (broken, whole) => {
  expect(mendText(broken)).toBe(whole);
});

it.each(["Grüße aus München", "Ã ist ein Buchstabe", "GrÃ¼ße", "Â© 2026 über", "契約書 Ã¼", "plain", "€ 5"])(
  "other text stays as it is: %s",
  (text) => expect(mendText(text)).toBe(text),
);
