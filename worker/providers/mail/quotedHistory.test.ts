import { describe, expect, it } from "vitest";
import { maxBodyText, toBodyText } from "./bodyText.ts";
import { cutQuotedHistory, isForwardSubject } from "./quotedHistory.ts";

const cut = (text: string) => cutQuotedHistory(text, { isForward: false });
const block = (from: string, sent: string, to: string, subject: string) =>
  `${from}: Ana <ana@orbis.example>\n${sent}: 3 June 2024 10:00\n${to}: Ada\n${subject}: Offer\n\nThe old text`;

describe("quoted history is cut below an answer from", () => {
  it.each([
    [
      "Gmail, English",
      "On Mon, Jun 3, 2024 at 10:00 AM Ana Ruiz <ana@orbis.example> wrote:\n\n> The old text",
    ],
    [
      "Gmail, wrapped",
      "On Mon, Jun 3, 2024 at 10:00 AM Ana Maria Ruiz\n<ana@orbis.example> wrote:\n> The old text",
    ],
    [
      "Gmail, German",
      "Am Mo., 3. Juni 2024 um 10:00 Uhr schrieb Ana Ruiz <ana@orbis.example>:\n\n> The old text",
    ],
    [
      "Gmail, French",
      "Le lun. 3 juin 2024 à 10:00, Ana Ruiz <ana@orbis.example> a écrit :\n\n> The old text",
    ],
    [
      "Gmail, Spanish",
      "El lun, 3 jun 2024 a las 10:00, Ana Ruiz (<ana@orbis.example>) escribió:\n\n> The old text",
    ],
    [
      "Gmail, Portuguese",
      "Em seg., 3 de jun. de 2024 às 10:00, Ana Ruiz <ana@orbis.example> escreveu:\n\n> The old text",
    ],
    ["Gmail, Polish", "pon., 3 cze 2024 o 10:00 Ana Ruiz <ana@orbis.example> napisał(a):\n\n> The old text"],
    [
      "Apple, Polish, wrapped",
      "środa, 3 czerwca 2024 10:00, Ana Ruiz <ana@orbis.example>\nnapisał(a):\n\n> The old text",
    ],
    ["Gmail, Japanese", "2024年6月3日(月) 10:00 Ana Ruiz <ana@orbis.example>:\n\n> The old text"],
    ["Apple, English", "> On 3 Jun 2024, at 10:00, Ana Ruiz <ana@orbis.example> wrote:\n> \n> The old text"],
    ["Apple, German", "Am 03.06.2024 um 10:00 schrieb Ana Ruiz <ana@orbis.example>:\n\n> The old text"],
    [
      "a phone that marks no lines",
      "On 3 Jun 2024 at 10:00, Ana Ruiz <ana@orbis.example> wrote:\n\nThe old text",
    ],
    ["a phone", "-------- Original message --------\nFrom: Ana <ana@orbis.example>\nThe old text"],
    ["Zoho", "---- On Mon, 03 Jun 2024 10:00:00 +0200 Ana <ana@orbis.example> wrote ----\nThe old text"],
    ["Outlook", `-----Original Message-----\n${block("From", "Sent", "To", "Subject")}`],
    [
      "Outlook, German mark",
      `-----Ursprüngliche Nachricht-----\n${block("Von", "Gesendet", "An", "Betreff")}`,
    ],
    ["Outlook with a rule", `________________________________\n${block("From", "Sent", "To", "Subject")}`],
    ["Outlook, English", block("From", "Sent", "To", "Subject")],
    ["Outlook, German", block("Von", "Gesendet", "An", "Betreff")],
    ["Outlook, French", block("De ", "Envoyé ", "À ", "Objet ")],
    ["Outlook, Spanish", block("De", "Enviado el", "Para", "Asunto")],
    ["Outlook, Portuguese", block("De", "Enviada em", "Para", "Assunto")],
    ["Outlook, bold", block("*From:", "*Sent:", "*To:", "*Subject:").replaceAll("::", ":*")],
    ["anyone who uses >", "> The old text\n>> The older text"],
  ])("%s", (_, history) => {
    expect(cut(`Yes, we sign.\n\n${history}\nmore`.replace(/\nmore$/, ""))).toBe("Yes, we sign.");
  });
});

describe("quoted history", () => {
  it("above an answer is cut too", () => {
    expect(cut("On Mon, 3 Jun 2024, Ana <ana@orbis.example> wrote:\n> The old text\n\nYes, we sign.")).toBe(
      "Yes, we sign.",
    );
  });
  it("between answers is cut, the answers stay in order", () => {
    expect(cut("> First?\nYes.\n> Second?\nNo.")).toBe("Yes.\nNo.");
  });
  it("stays where it is all there is", () => {
    expect(cut("> The old text")).toBe("> The old text");
  });
  it("is not every line that begins like one", () => {
    const text =
      "On Monday we met.\nAm Ende schrieb niemand.\nFrom: here to there\nA table: a | b\n| note\nOn page 3 he wrote:\nFrom: Berlin\nTo: Paris\nDate: 3 June";
    expect(cut(text)).toBe(text);
  });
  it("in a forward is what was sent", () => {
    const forward =
      "See below\n\n---------- Forwarded message ---------\nFrom: Ana <ana@orbis.example>\nDate: today\nTo: x\n\nThe old text";
    expect(cut(forward)).toBe(forward);
    const outlook = `See below\n\n${block("From", "Sent", "To", "Subject")}`;
    expect(cutQuotedHistory(outlook, { isForward: true })).toBe(outlook);
  });
  it.each([
    "Fwd: Offer",
    "FW: Offer",
    "WG: Offer",
    "TR : Offer",
    "RV: Offer",
    "ENC: Offer",
    "Re: Fwd: Offer",
  ])("is told from a forward by the subject %s", (subject) => expect(isForwardSubject(subject)).toBe(true));
  it.each(["Re: Offer", "Offer", "Forward thinking", "AW: Offer"])("%s is no forward", (subject) =>
    expect(isForwardSubject(subject)).toBe(false),
  );
});

describe("the stored text of an email", () => {
  it("is bounded without half characters", () => {
    const text = toBodyText("😀".repeat(60_000), "");
    expect(text.length).toBeLessThanOrEqual(maxBodyText);
    expect(text.isWellFormed()).toBe(true);
  });
  it.each(["\n", "On 1@\n", "From: a\n", ">\n", "On ", "_".repeat(20)])("ends on nothing but %j", (piece) => {
    expect(() => toBodyText(piece.repeat(100_000), "")).not.toThrow();
  });
});
