import { afterEach, expect, test } from "vitest";
import { speak } from "./currentLanguage.ts";
import { english, languageFor } from "./language.ts";
import { number, t } from "./t.ts";

afterEach(() => speak(english));

test("the browser's language is used where Threadbook speaks it, with the region's way to write dates", () => {
  expect(languageFor(null, ["pl", "de-AT", "en-US"])).toEqual({ locale: "de", formats: "de-AT" });
  expect(languageFor(null, ["pl", "ja"])).toEqual({ locale: "en", formats: "en" });
});

test("a chosen language wins over the browser's", () => {
  expect(languageFor("fr", ["en-US", "fr-CA"])).toEqual({ locale: "fr", formats: "fr-CA" });
  expect(languageFor("es", ["en-US"])).toEqual({ locale: "es", formats: "es" });
});

test("counts take the form of their language, and numbers its way to write them", () => {
  expect(t("count.emails", { count: 12_410 })).toBe("12,410 emails");
  speak({ locale: "de", formats: "de-DE" });
  expect(t("count.emails", { count: 12_410 })).toBe("12.410 E-Mails");
  expect(number(1_234)).toBe("1.234");
  speak({ locale: "fr", formats: "fr" });
  expect(t("count.emails", { count: 0 })).toBe("0 e-mail");
  expect(t("count.emails", { count: 2 })).toBe("2 e-mails");
});

test("a name written from right to left does not turn the sentence around it", () => {
  const said = t("filing.done", { count: 1, name: "שלום בע״מ" });
  expect(said).toBe("1 email filed under \u2068שלום בע״מ\u2069.");
});

test("a name loses what could deceive its reader, and a name that looks like a place stays a name", () => {
  expect(t("filing.done", { count: 1, name: "Orbis\u202egro.exe\u0007" })).toBe(
    "1 email filed under Orbis gro.exe.",
  );
  expect(t("filing.done", { count: 1, name: "{count}" })).toBe("1 email filed under {count}.");
});
