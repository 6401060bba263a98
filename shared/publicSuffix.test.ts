import { expect, it } from "vitest";
import { normalizeHost, registrableDomain } from "./mailAddress.ts";

/**
 * The Public Suffix List's own vectors (tests/test_psl.txt, in the public domain, CC0), in its order: a host and the
 * domain that was registered, "-" for none.
 */
const vectors = `
  COM -            example.COM example.com            WwW.example.COM example.com
  .com -           .example -                         .example.com -           .example.example -
  example -        example.example example.example    b.example.example example.example
  a.b.example.example example.example
  biz -            domain.biz domain.biz              b.domain.biz domain.biz  a.b.domain.biz domain.biz
  com -            example.com example.com            b.example.com example.com   a.b.example.com example.com
  uk.com -         example.uk.com example.uk.com      b.example.uk.com example.uk.com
  a.b.example.uk.com example.uk.com                   test.ac test.ac
  mm -             c.mm -                             b.c.mm b.c.mm            a.b.c.mm b.c.mm
  jp -             test.jp test.jp                    www.test.jp test.jp      ac.jp -
  test.ac.jp test.ac.jp                               www.test.ac.jp test.ac.jp   kyoto.jp -
  test.kyoto.jp test.kyoto.jp                         ide.kyoto.jp -           b.ide.kyoto.jp b.ide.kyoto.jp
  a.b.ide.kyoto.jp b.ide.kyoto.jp                     c.kobe.jp -              b.c.kobe.jp b.c.kobe.jp
  a.b.c.kobe.jp b.c.kobe.jp                           city.kobe.jp city.kobe.jp   www.city.kobe.jp city.kobe.jp
  ck -             test.ck -                          b.test.ck b.test.ck      a.b.test.ck b.test.ck
  www.ck www.ck    www.www.ck www.ck
  us -             test.us test.us                    www.test.us test.us      ak.us -
  test.ak.us test.ak.us                               www.test.ak.us test.ak.us   k12.ak.us -
  test.k12.ak.us test.k12.ak.us                       www.test.k12.ak.us test.k12.ak.us
  食狮.com.cn 食狮.com.cn                              食狮.公司.cn 食狮.公司.cn     www.食狮.公司.cn 食狮.公司.cn
  shishi.公司.cn shishi.公司.cn                        公司.cn -                 食狮.中国 食狮.中国
  www.食狮.中国 食狮.中国                               shishi.中国 shishi.中国     中国 -
  xn--85x722f.com.cn xn--85x722f.com.cn               xn--85x722f.xn--55qx5d.cn xn--85x722f.xn--55qx5d.cn
  www.xn--85x722f.xn--55qx5d.cn xn--85x722f.xn--55qx5d.cn   shishi.xn--55qx5d.cn shishi.xn--55qx5d.cn
  xn--55qx5d.cn -  xn--85x722f.xn--fiqs8s xn--85x722f.xn--fiqs8s
  www.xn--85x722f.xn--fiqs8s xn--85x722f.xn--fiqs8s   shishi.xn--fiqs8s shishi.xn--fiqs8s   xn--fiqs8s -`;

it("the registered domain is the Public Suffix List's, by all of its own vectors", () => {
  const words = vectors.trim().split(/\s+/);
  const pairs = words.flatMap((word, index) =>
    index % 2 === 0 ? [[word, words[index + 1] ?? ""] as const] : [],
  );
  expect(pairs.length).toBeGreaterThan(75);
  const found = pairs.map(([host]) => {
    const normalized = normalizeHost(host);
    return [host, normalized === null ? null : registrableDomain(normalized)];
  });
  expect(found).toEqual(pairs.map(([host, domain]) => [host, domain === "-" ? null : normalizeHost(domain)]));
});
