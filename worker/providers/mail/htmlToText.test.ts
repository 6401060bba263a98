import { describe, expect, it } from "vitest";
import { decodeEntities, htmlToText } from "./htmlToText.ts";

const read = (html: string) => htmlToText(html, 10_000);

describe("the text of an HTML mail", () => {
  it.each([
    ["<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["<div>One</div><div>Two<br>Three</div>", "One\nTwo\nThree"],
    ["a <b>bold</b>\n   word", "a bold word"],
    ["<ul><li>x</li><li>y</li></ul>", "- x\n- y"],
    ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
    ["<style>p{}</style><script>1</script><title>t</title>Text", "Text"],
    ["<div style='display: none'>preheader</div>Text", "Text"],
    ["R&amp;D &lt;3 &euro;&#8364;&nbsp;5", "R&D <3 €€ 5"],
    ["<pre>a\n  b</pre>", "a\n  b"],
    ["a<!-- <p>hidden</p> -->b", "ab"],
    ["<p>unclosed <b>tags", "unclosed tags"],
    ["no markup", "no markup"],
    ["a < b > c", "a < b > c"],
  ])("of %s", (html, expected) => {
    expect(read(html)).toBe(expected);
  });

  it("marks what mail programs quote, and leaves what people indent", () => {
    expect(
      read('Mine<blockquote type="cite"><p>Yours</p>more</blockquote><blockquote>indented</blockquote>'),
    ).toBe("Mine\n\n> Yours\n>\n> more\n\nindented");
  });

  it.each([
    ["open tags", "<b>".repeat(200_000)],
    ["lists in lists", "<ul><li>".repeat(100_000)],
    ["quotes in quotes", '<blockquote type="cite">'.repeat(100_000)],
    ["closing tags", `${"<i>".repeat(400)}${"</p>".repeat(200_000)}`],
    ["angle brackets", "<".repeat(500_000)],
    ["one attribute", `<p title="${"a".repeat(500_000)}`],
  ])("ends on nothing but %s", (_, html) => {
    expect(htmlToText(`Start ${html}`, 10_000).startsWith("Start")).toBe(true);
  });
});

it("decodes a snippet as Gmail escapes it", () => {
  expect(decodeEntities("Tom &amp; Ana&#39;s &lt;offer&gt; a<b")).toBe("Tom & Ana's <offer> a<b");
});
