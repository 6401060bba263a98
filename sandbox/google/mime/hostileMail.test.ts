import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headersOf } from "../../mime/headers.ts";
import { type GmailPart, partContent, payloadOf } from "./payload.ts";

const read = (text: string | Buffer) =>
  payloadOf(typeof text === "string" ? Buffer.from(text, "latin1") : text);
const textOf = (part: GmailPart | undefined) => Buffer.from(part?.body.data ?? "", "base64url");

function depthOf(part: GmailPart): number {
  return 1 + Math.max(0, ...(part.parts ?? []).map(depthOf));
}

describe("mail that means harm, or means nothing", () => {
  it("is served when it is empty, has no header, or is noise", async () => {
    expect((await read("")).payload).toMatchObject({
      partId: "",
      mimeType: "text/plain",
      headers: [],
      body: { size: 0 },
    });
    for (const text of ["just a line", "\r\n\r\n\r\n", "\0".repeat(1000), ": \r\n:\r\n\r\n"])
      expect((await read(text)).payload.mimeType).toBe("text/plain");
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * index * 7919) % 256));
    expect((await read(noise)).payload.partId).toBe("");
  });

  it("is served when its boundaries are missing, wrong or never closed", async () => {
    const mail = (boundary: string, body: string) =>
      `From: a@b.example\r\nContent-Type: multipart/mixed${boundary}\r\n\r\n${body}`;
    expect((await read(mail("", "text"))).payload).toMatchObject({
      mimeType: "multipart/mixed",
      body: { size: 0 },
    });
    expect((await read(mail("; boundary=x", "--y\r\n\r\ntext\r\n--y--"))).payload).not.toHaveProperty(
      "parts",
    );
    const open = await read(mail("; boundary=x", "--x\r\nContent-Type: text/html\r\n\r\n<p>one &amp; two"));
    expect(open.payload.parts).toHaveLength(1);
    expect(open.snippet).toBe("one &amp; two");
  });

  it("is served with a thousand nested or neighbouring parts, and stops there", async () => {
    let nested = "From: a@b.example\r\n";
    for (let depth = 0; depth < 1500; depth++)
      nested += `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
    expect(depthOf((await read(nested)).payload)).toBe(1000);
    const neighbours = `Content-Type: multipart/mixed; boundary=x\r\n\r\n${"--x\r\n\r\nhi\r\n".repeat(5000)}--x--`;
    expect((await read(neighbours)).payload.parts).toHaveLength(999);
  });

  it("opens mail inside mail a few times, then leaves it as an attachment", async () => {
    let mail = "Subject: innermost\r\n\r\nhi";
    for (let depth = 0; depth < 30; depth++)
      mail = `Subject: ${depth}\r\nContent-Type: message/rfc822\r\n\r\n${mail}`;
    const { payload } = await read(mail);
    expect(depthOf(payload)).toBe(6);
    expect(payload.parts?.[0]?.parts?.[0]?.partId).toBe("0.0");
    expect((await partContent(Buffer.from(mail), "0.0.0"))?.toString()).toContain("Subject: innermost");
  });

  it("keeps duplicate headers, five hundred recipients, bytes of no charset and words that decode to nothing", async () => {
    const people = Array.from({ length: 500 }, (_, index) => `P ${index} <p${index}@b.example>`).join(
      ",\r\n ",
    );
    const headers = headersOf(
      Buffer.from(
        `Subject: one\r\nSubject: two\r\nTo: ${people}\r\nX-Raw: caf\xe9\r\nX-Bad: =?klingon?B?!!!?= =?utf-8?Q?=FF?=\r\nno colon\r\n\r\n`,
        "latin1",
      ),
    );
    expect(headers.map(({ name }) => name)).toEqual(["Subject", "Subject", "To", "X-Raw", "X-Bad"]);
    expect(headers[2]?.value.split(",")).toHaveLength(500);
    expect(headers[3]?.value).toBe("café");
  });

  it("turns known charsets into UTF-8 and leaves bytes of unknown ones alone", async () => {
    const body = async (charset: string, bytes: Buffer) =>
      textOf(
        (
          await read(
            Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${charset}\r\n\r\n`), bytes]),
          )
        ).payload,
      );
    expect((await body("windows-1252", Buffer.from([0x80, 0x93]))).toString()).toBe("€“");
    expect((await body("iso-2022-jp", Buffer.from("\x1b$B$3$s$K$A$O\x1b(B", "latin1"))).toString()).toBe(
      "こんにちは",
    );
    expect((await body("shift_jis", Buffer.from([0x82, 0xb1, 0x82, 0xf1]))).toString()).toBe("こん");
    expect((await body("gb18030", Buffer.from([0xc4, 0xe3]))).toString()).toBe("你");
    expect(await body("klingon", Buffer.from([0xe9, 0xff]))).toEqual(Buffer.from([0xe9, 0xff]));
    expect(await body("utf-8", Buffer.from([0xe9, 0xff]))).toEqual(Buffer.from([0xe9, 0xff]));
  });

  it("decodes what is left of broken transfer encodings", async () => {
    const body = async (encoding: string, text: string) =>
      textOf((await read(`Content-Transfer-Encoding: ${encoding}\r\n\r\n${text}`)).payload).toString(
        "latin1",
      );
    expect(await body("base64", "!!!!aGVs\r\nbG8*")).toContain("hello");
    expect(await body("quoted-printable", "a=ZZb=3Dc=")).toContain("b=c");
    expect(await body("uuencode", "as it is")).toBe("as it is");
  });

  it("is served whatever its bytes and however its structure is torn", async () => {
    const scraps = fc.constantFrom(
      "\r\n",
      "\n",
      "--x\r\n",
      "--x--\r\n",
      "Content-Type: multipart/mixed; boundary=x\r\n",
      "Content-Type: message/rfc822\r\n",
      "Content-Type: text/html; charset=utf-16\r\n",
      "Content-Transfer-Encoding: base64\r\n",
      "Content-Transfer-Encoding: quoted-printable\r\n",
      "Content-Disposition: attachment; filename*0*=utf-8''%E2; filename*1=x\r\n",
      "Subject: =?utf-8?B?4oKs?=\r\n",
      "=E2=82=A",
      "\0\xff",
    );
    const mail = fc.array(fc.oneof(scraps, fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(mail, async (pieces) => {
        const { payload, snippet } = await read(Buffer.from(pieces.join("")));
        expect(payload.partId).toBe("");
        expect(snippet.isWellFormed()).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("is served in full at 25 MB, its large text as an attachment", async () => {
    const line = `${"A".repeat(76)}\r\n`;
    const mail = Buffer.from(`From: a@b.example\r\nContent-Type: text/plain\r\n\r\n${line.repeat(320_000)}`);
    const { payload, snippet } = await read(mail);
    expect(payload.body).toEqual({ size: line.length * 320_000, attachmentId: "@part:" });
    expect(snippet).toBe(`${"A".repeat(76)} ${"A".repeat(76)}`);
  });

  it("does not mistake a header for the place of an attachment id", async () => {
    const { payload } = await read('Subject: "attachmentId":"@part:0"\r\nContent-Type: text/plain\r\n\r\nhi');
    expect(JSON.stringify(payload)).not.toContain('"attachmentId":"@part:0"');
  });
});
