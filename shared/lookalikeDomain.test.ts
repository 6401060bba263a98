import { describe, expect, it } from "vitest";
import { lookalikeOf } from "./lookalikeDomain.ts";
import { normalizeHost } from "./mailAddress.ts";
import { decodePunycode } from "./punycode.ts";

const shown = (host: string) => lookalikeOf(normalizeHost(host) ?? "");

describe("a domain that imitates another", () => {
  it.each([
    ["оrbis.example", "orbis.example", "letters"],
    ["раураl.example", "paypal.example", "letters"],
    ["hеlix-labs.example", "helix-labs.example", "letters"],
    ["0rbis.example", "orbis.example", "digits"],
    ["orb1s.example", "orbls.example", "digits"],
    ["rnailer.example", "mailer.example", "digits"],
  ])("%s is taken for %s", (host, domain, by) => {
    expect(shown(host)).toEqual({ domain, by });
  });

  it.each(["orbis.example", "müller.example", "почта.example", "東京.example", "société.example"])(
    "%s imitates nothing",
    (host) => {
      expect(shown(host)).toBeNull();
    },
  );
});

describe("Punycode", () => {
  it.each([
    // RFC 3492, 7.1: Chinese, Czech, Japanese.
    ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"],
    ["3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"],
  ])("%s is %s", (ascii, text) => {
    expect(decodePunycode(ascii)).toBe(text);
  });

  it.each(["!!", "99999999", "a-~"])("%s is none", (text) => {
    expect(decodePunycode(text)).toBeNull();
  });
});
