import { describe, expect, it } from "vitest";
import { isAutomated } from "./automated.ts";
import { indexHeaders } from "./headers.ts";

function ask(fields: Record<string, string>, address = "ana@orbis.example") {
  const headers = indexHeaders(Object.entries(fields).map(([name, value]) => ({ name, value })));
  return isAutomated(headers, { name: "", address });
}

describe("an email is automated", () => {
  it.each<[string, Record<string, string>]>([
    ["it says so", { "Auto-Submitted": "auto-generated" }],
    ["it is an automatic reply", { "auto-submitted": "auto-replied; owner-email=a@b" }],
    ["it is bulk mail", { Precedence: "bulk" }],
    ["it came over a list", { "List-Id": "<dev.lists.example>" }],
    ["one can unsubscribe from it", { "List-Unsubscribe": "<mailto:off@news.example>" }],
    ["it wants no automatic reply", { "X-Auto-Response-Suppress": "OOF, AutoReply" }],
    ["it is a delivery report", { "Content-Type": "multipart/report; report-type=delivery-status" }],
    ["nobody takes it back", { "Return-Path": "<>" }],
  ])("when %s", (_, fields) => {
    expect(ask(fields)).toBe(true);
  });

  it.each([
    "noreply@shop.example",
    "no-reply@shop.example",
    "orders-no-reply@shop.example",
    "do_not_reply@bank.example",
    "donotreply+7@bank.example",
    "mailer-daemon@mx.example",
    "postmaster@mx.example",
    "notifications@forge.example",
    "bounce+abc@mail.example",
    "mailer-daemon",
  ])("when %s sends it", (address) => {
    expect(ask({}, address)).toBe(true);
  });
});

describe("a person's email is not automated", () => {
  it.each<[string, Record<string, string>, string]>([
    ["without any of these headers", {}, "ana@orbis.example"],
    ["when it says that nothing submitted it", { "Auto-Submitted": "no" }, "ana@orbis.example"],
    ["when nothing is to be suppressed", { "X-Auto-Response-Suppress": "None" }, "ana@orbis.example"],
    ["with a return path", { "Return-Path": "<ana@orbis.example>" }, "ana@orbis.example"],
    ["when the name only sounds like it", {}, "noreplyman@orbis.example"],
    ["when the domain sounds like it", {}, "ana@no-reply.example"],
    ["with first-class precedence", { Precedence: "first-class" }, "ana@orbis.example"],
  ])("%s", (_, fields, address) => {
    expect(ask(fields, address)).toBe(false);
  });
});
