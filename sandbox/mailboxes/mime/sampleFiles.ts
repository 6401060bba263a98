import { crc32 } from "node:zlib";
import { isAscii } from "./charset.ts";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}

function adler32(bytes: Buffer): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** A PNG of one colour with a white border; stored, not deflated, so that its bytes never depend on a zlib version. */
export function pngFile(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): string {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const border = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
      rows.set(border ? [255, 255, 255] : [red, green, blue], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const stored = Buffer.alloc(rows.length + 11);
  stored.set([0x78, 0x01, 0x01], 0);
  stored.writeUInt16LE(rows.length, 3);
  stored.writeUInt16LE(~rows.length & 0xffff, 5);
  rows.copy(stored, 7);
  stored.writeUInt32BE(adler32(rows), rows.length + 7);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", stored),
    chunk("IEND", Buffer.alloc(0)),
  ]).toString("latin1");
}

/** A one-page PDF that shows the lines; what is not ASCII is left out, as its one font lacks it. */
export function pdfFile(lines: readonly string[]): string {
  const shown = lines.filter(isAscii).map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`);
  const content = `BT /F1 11 Tf 56 780 Td 16 TL\n${shown.join("\n")}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  return `${file}xref\n0 6\n0000000000 65535 f \n${offsets.join("")}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
