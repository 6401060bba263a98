import { describe, expect, test } from "vitest";
import { contentDisposition } from "./contentDisposition.ts";

describe("An attachment is saved under", () => {
  test.each([
    [
      "its own name",
      "offer 2027.pdf",
      `attachment; filename="offer 2027.pdf"; filename*=UTF-8''offer%202027.pdf`,
    ],
    [
      "its name in any script, spelt in ASCII for old readers",
      "Übersicht (1) €.pdf",
      `attachment; filename="Ubersicht (1) _.pdf"; filename*=UTF-8''%C3%9Cbersicht%20%281%29%20%E2%82%AC.pdf`,
    ],
    ["no path", "../../etc/passwd", `attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd`],
    ["nothing that ends the header", 'a"\r\nSet-Cookie: x=1.txt', null],
    ["nothing that turns the reading direction", "invoice\u202efdp.exe", null],
    ["a name where it has none", " .. ", `attachment; filename="attachment"; filename*=UTF-8''attachment`],
  ])("%s", (_, filename, expected) => {
    const header = contentDisposition("attachment", filename);
    if (expected !== null) expect(header).toBe(expected);
    expect(header).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]+$/,
    );
    expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
    expect(header.match(/"/g)).toHaveLength(2);
    expect(decodeURIComponent(header)).not.toContain("\u202e");
  });

  test("a bounded name that keeps its extension, whatever its sender wrote", () => {
    const header = contentDisposition("attachment", `${"😀".repeat(5_000)}\ud800.pdf`);
    expect(header.length).toBeLessThan(4_000);
    expect(header).toMatch(/\.pdf$/);
  });
});
