import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const key = btoa("0123456789abcdef0123456789abcdef");
const complete = {
  DATABASE_URL: "libsql://threadbook.example",
  PUBLIC_URL: "https://threadbook.example/",
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "secret",
  TOKEN_KEYS: JSON.stringify({ first: key }),
  TOKEN_KEY_CURRENT: "first",
  EXTENSION_REDIRECT_URIS: "https://a.chromiumapp.org/, https://b.chromiumapp.org/",
};

describe("the configuration", () => {
  it("is read whole, with the providers' own addresses unless said", () => {
    expect(readConfig(complete)).toMatchObject({
      PUBLIC_URL: "https://threadbook.example",
      GOOGLE_ISSUER: "https://accounts.google.com",
      EXTENSION_REDIRECT_URIS: ["https://a.chromiumapp.org/", "https://b.chromiumapp.org/"],
    });
  });

  it("names every value that is missing", () => {
    expect(() => readConfig({})).toThrow(
      /DATABASE_URL is missing\. PUBLIC_URL is missing\..*TOKEN_KEYS is missing\./,
    );
  });

  it.each([
    ["TOKEN_KEYS", "not json", "TOKEN_KEYS must be a JSON object"],
    ["TOKEN_KEYS", JSON.stringify({ first: "short" }), "TOKEN_KEYS must be base64 of 32 bytes"],
    ["TOKEN_KEYS", JSON.stringify({ first: "***" }), "TOKEN_KEYS must be base64 of 32 bytes"],
    ["TOKEN_KEY_CURRENT", "second", "TOKEN_KEY_CURRENT must name one of TOKEN_KEYS"],
    ["PUBLIC_URL", "ftp://x.example", "PUBLIC_URL"],
    ["MICROSOFT_CLIENT_ID", "id", "MICROSOFT_CLIENT_SECRET must be set together with MICROSOFT_CLIENT_ID"],
    [
      "MICROSOFT_CLIENT_SECRET",
      "s3",
      "MICROSOFT_CLIENT_ID must be set together with MICROSOFT_CLIENT_SECRET",
    ],
    ["EXTENSION_REDIRECT_URIS", "", "EXTENSION_REDIRECT_URIS"],
  ])("says what is wrong with %s, and never shows a value", (name, value, sentence) => {
    expect(() => readConfig({ ...complete, [name]: value })).toThrow(sentence);
    try {
      readConfig({ ...complete, [name]: value });
    } catch (error) {
      expect(String(error)).not.toContain(key);
    }
  });
});
