// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { sanitiseEmail } from "./sanitiseEmail.ts";

// DOMPurify itself needs a real browser, and is held to hostile mail there; here is what this code adds to it.
const none = new Map<string, string>();

test("remote images are left out and counted, until they are wanted", () => {
  const html = `<img src="https://t.example/1.png"><table background="//t.example/2.png"></table>
    <p style="background:url('https://t.example/3.png')">x</p>`;
  expect(sanitiseEmail(html, false, none).blockedImages).toBe(3);
  expect(sanitiseEmail(html, false, none).document).not.toContain("1.png");
  const shown = sanitiseEmail(html, true, none);
  expect(shown.blockedImages).toBe(0);
  expect(shown.document).toContain("https://t.example/1.png");
});

test("an image that the mail carries is shown from the mail", () => {
  const carried = new Map([["logo@orbis", "data:image/png;base64,AAAA"]]);
  const { document } = sanitiseEmail('<img src="cid:logo@orbis"><img src="cid:other">', false, carried);
  expect(document).toContain('src="data:image/png;base64,AAAA"');
  expect(document).not.toContain("cid:");
});

test("the frame allows no script and no connection, and remote images only when they are wanted", () => {
  expect(sanitiseEmail("", false, none).document).toContain("default-src 'none'; img-src data:; ");
  expect(sanitiseEmail("", true, none).document).toContain("img-src data: https: http:; ");
});

test("a mail with colours of its own stays on white paper, and a plain one is dark beside a dark page", () => {
  const schemeOf = (html: string) =>
    /color-scheme:([^}]+)/.exec(sanitiseEmail(html, false, none).document)?.[1];
  expect(schemeOf('<p style="color:#222">Hello</p>')).toBe("light");
  expect(schemeOf('<img src="cid:logo">')).toBe("light");
  expect(schemeOf('<font size="2"><div class="PlainText">Hello Ben,<br></div></font>')).toBe("light dark");
});
