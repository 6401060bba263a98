import { describe, expect, it } from "vitest";
import { isFreeMailDomain, normalizeAddress, normalizeHost, registrableDomain } from "./mailAddress.ts";

describe("an address is matched under one spelling", () => {
  it.each([
    [" Ana.Ruiz@Orbis.EXAMPLE ", "ana.ruiz@orbis.example"],
    ["ana+newsletter@orbis.example", "ana@orbis.example"],
    ["A.n.a+1@googlemail.com", "ana@gmail.com"],
    ["a.na@orbis.example", "a.na@orbis.example"],
    ['"ana.ruiz"@orbis.example', "ana.ruiz@orbis.example"],
    ["ana@münchen.example", "ana@xn--mnchen-3ya.example"],
    ["ana@xn--mnchen-3ya.example", "ana@xn--mnchen-3ya.example"],
    ["ana@ＯＲＢＩＳ.example", "ana@orbis.example"],
    ["ana@orbis.example.", "ana@orbis.example"],
    ["+4912345@sms.example", "+4912345@sms.example"],
    ["jürgen@orbis.example", "jürgen@orbis.example"],
    ["ju\u0308rgen@orbis.example", "jürgen@orbis.example"],
    ["root@localhost", "root@localhost"],
  ])("%s is %s", (text, address) => {
    expect(normalizeAddress(text)).toBe(address);
  });

  it.each([
    "",
    "ana",
    "@orbis.example",
    "ana@",
    "a@b@orbis.example",
    '"ana ruiz"@orbis.example',
    "ana ruiz@orbis.example",
    "ana@orbis..example",
    "ana@orbis.example/path",
    "ana@orbis.example:25",
    "ana@[192.0.2.1]",
    "undisclosed-recipients:;",
    "...@gmail.com",
    `${"a".repeat(400)}@orbis.example`,
    `ana@${"a".repeat(64)}.example`,
    "ana@münchen.example/x",
  ])("%j is no address", (text) => {
    expect(normalizeAddress(text)).toBeNull();
  });

  it("normalising twice changes nothing", () => {
    for (const text of ["A.B+c@GoogleMail.com", "Ünï+x@Bücher.example", '"a.b"@x.example'])
      expect(normalizeAddress(normalizeAddress(text) ?? "")).toBe(normalizeAddress(text));
  });

  it("look-alike letters of another script stay another domain", () => {
    expect(normalizeHost("оrbis.example")).not.toBe(normalizeHost("orbis.example"));
  });
});

describe("the registered domain follows the Public Suffix List", () => {
  // From the list's own test vectors, where they concern hosts of mail.
  it.each([
    ["com", null],
    ["example.com", "example.com"],
    ["b.example.com", "example.com"],
    ["a.b.example.com", "example.com"],
    ["uk.com", null],
    ["example.uk.com", "example.uk.com"],
    ["b.example.uk.com", "example.uk.com"],
    ["test.ac", "test.ac"],
    ["mm", null],
    ["c.mm", null],
    ["b.c.mm", "b.c.mm"],
    ["a.b.c.mm", "b.c.mm"],
    ["jp", null],
    ["test.jp", "test.jp"],
    ["www.test.jp", "test.jp"],
    ["ac.jp", null],
    ["test.ac.jp", "test.ac.jp"],
    ["kyoto.jp", null],
    ["test.kyoto.jp", "test.kyoto.jp"],
    ["ide.kyoto.jp", null],
    ["b.ide.kyoto.jp", "b.ide.kyoto.jp"],
    ["c.kobe.jp", null],
    ["b.c.kobe.jp", "b.c.kobe.jp"],
    ["city.kobe.jp", "city.kobe.jp"],
    ["www.city.kobe.jp", "city.kobe.jp"],
    ["ck", null],
    ["test.ck", null],
    ["b.test.ck", "b.test.ck"],
    ["www.ck", "www.ck"],
    ["www.www.ck", "www.ck"],
    ["us", null],
    ["test.us", "test.us"],
    ["ak.us", null],
    ["test.ak.us", "test.ak.us"],
    ["k12.ak.us", null],
    ["test.k12.ak.us", "test.k12.ak.us"],
    ["xn--85x722f.com.cn", "xn--85x722f.com.cn"],
    ["www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"],
    ["xn--55qx5d.cn", null],
    ["a.github.io", "a.github.io"],
    ["github.io", null],
    ["192.0.2.1", null],
    ["localhost", null],
    ["ana@mail.orbis.co.uk", "orbis.co.uk"],
  ])("%s gives %s", (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe("free mail says nothing about a business", () => {
  it.each([
    "gmail.com",
    "GMX.ch",
    "posteo.de",
    "pm.me",
    "proton.me",
    "mailbox.org",
    "t-online.de",
    "web.de",
    "bluewin.ch",
    "outlook.com",
    "yahoo.co.uk",
    "icloud.com",
    "comcast.net",
    "att.net",
    "mail.gmail.com",
    "orbis.onmicrosoft.com",
  ])("%s is free mail or shared", (domain) => {
    expect(isFreeMailDomain(domain)).toBe(true);
  });

  it.each(["orbis.example", "example.com", "att.com", "verizon.com", "ibm.com", "not a domain", ""])(
    "%j is not",
    (domain) => {
      expect(isFreeMailDomain(domain)).toBe(false);
    },
  );
});
