import { describe, expect, it } from "vitest";
import { readBatchAnswer } from "./multipartMixed.ts";

const type = "multipart/mixed; boundary=batch_x";
const part = (number: number, body: string, head = "HTTP/1.1 200 OK\r\nContent-Type: application/json") =>
  `--batch_x\r\nContent-Type: application/http\r\nContent-ID: <response-item-${number}>\r\n\r\n${head}\r\n\r\n${body}\r\n`;

describe("the answer of a batch", () => {
  it("is read by number, in any order", () => {
    const answer = `${part(1, '{"b":1}')}${part(0, "no", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7")}--batch_x--`;
    const parts = readBatchAnswer(type, answer);
    expect(parts.get(0)).toEqual({ status: 429, retryAfter: "7", body: "no" });
    expect(JSON.parse(parts.get(1)!.body)).toEqual({ b: 1 });
    expect(parts.size).toBe(2);
  });

  it.each([
    ["a preamble", `text\r\n${part(0, "{}")}--batch_x--`],
    ["bare line feeds", `${part(0, "{}")}--batch_x--`.replaceAll("\r\n", "\n")],
    ["two answers to one call, of which the first counts", `${part(0, "{}")}${part(0, "[]")}--batch_x--`],
    ["a part without a number", `${part(0, "{}")}--batch_x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n[]\r\n--batch_x--`],
    ["a cut part", `${part(0, "{}")}${part(1, '{"a":')}`],
  ])("may have %s", (_, answer) => {
    const parts = readBatchAnswer(type, answer);
    expect([...parts].map(([number, { body }]) => [number, body.trim()])).toEqual([[0, "{}"]]);
  });

  it("takes a quoted boundary, and a body that holds dashes", () => {
    const answer = `${part(0, '{"data":"--batch_x--"}')}--batch_x--`;
    const parts = readBatchAnswer('multipart/mixed; boundary="batch_x"', answer);
    expect(JSON.parse(parts.get(0)!.body)).toEqual({ data: "--batch_x--" });
  });

  it.each([
    ["", "text/html"],
    ["<html>", type],
    [part(0, "{}"), "multipart/mixed"],
  ])("is empty for %j as %s", (text, contentType) => {
    expect(readBatchAnswer(contentType, text).size).toBe(0);
  });
});
