import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textParts } from "./textParts.ts";

const kinds = (text: string, isForward = false) => textParts(text, { isForward }).map(({ kind }) => kind);
const own = (text: string) =>
  textParts(text, { isForward: false })
    .filter(({ kind }) => kind === "own")
    .map((part) => part.text.trim())
    .join("\n");

const block = (from: string, sent: string, to: string, subject: string) =>
  `${from}: Ana Ruiz <ana@orbis.example>\n${sent}: martes, 3 de noviembre de 2026 10:00\n${to}: Ada\n${subject}: Offer\n\nThe old text`;

describe("the text of an email is parted", () => {
  it.each([
    [
      "English",
      "Kind regards,\nAna Ruiz\nHead of Contracts",
      "On 3 Nov 2026, Ada <ada@n.example> wrote:\n> When?",
    ],
    [
      "German",
      "Mit freundlichen Grüßen\nAna Ruiz",
      "Am 3.11.26 um 10:00 schrieb Ada <ada@n.example>:\n> Wann?",
    ],
    [
      "French",
      "Bien cordialement,\nAna Ruiz",
      "Le mar. 3 nov. 2026 à 10:00, Ada <ada@n.example> a écrit :\n> Quand ?",
    ],
    [
      "Spanish",
      "Un saludo,\nAna Ruiz",
      "El mar, 3 nov 2026 a las 10:00, Ada (<ada@n.example>) escribió:\n> ¿Cuándo?",
    ],
    [
      "Portuguese",
      "Atenciosamente,\nAna Ruiz",
      "Em ter., 3 de nov. de 2026 às 10:00, Ada <ada@n.example> escreveu:\n> Quando?",
    ],
    ["Outlook, English", "Best regards\nAna", block("From", "Sent", "To", "Subject")],
    ["Outlook, German", "Viele Grüße\nAna", block("Von", "Gesendet", "An", "Betreff")],
    ["Outlook, French", "Cordialement\nAna", block("De ", "Envoyé ", "À ", "Objet ")],
    ["Outlook, Spanish", "Saludos\nAna", block("De", "Enviado el", "Para", "Asunto")],
    ["Outlook, Portuguese", "Cumprimentos\nAna", block("De", "Enviada em", "Para", "Assunto")],
    ["a rule of dashes", "-- \nAna Ruiz\nOrbis Logistics", "-----Mensaje original-----\nThe old text"],
    ["a phone", "Sent from my iPhone", "> On 3 Nov 2026, at 10:00, Ada <ada@n.example> wrote:\n> When?"],
    [
      "a phone, Spanish",
      "Enviado desde mi iPhone",
      "El 3 nov 2026, a las 10:00, Ada <ada@n.example> escribió:\n\nVieja",
    ],
    [
      "Outlook's phone",
      "Obtener Outlook para iOS",
      `________________________________\n${block("De", "Enviado", "Para", "Asunto")}`,
    ],
  ])("into answer, signature and history: %s", (_, signature, history) => {
    const text = `Tuesday works for us.\n\n${signature}\n\n${history}`;
    expect(kinds(text)).toEqual(["own", "signature", "quote"]);
    expect(own(text)).toBe("Tuesday works for us.");
  });

  it("with an answer below the quote, or between two", () => {
    expect(kinds("On 3 Nov 2026, Ada <ada@n.example> wrote:\n> When?\n\nTuesday.")).toEqual(["quote", "own"]);
    expect(kinds("> First?\nYes.\n> Second?\nNo.")).toEqual(["quote", "own", "quote", "own"]);
    expect(kinds("Yes.\n> one\n\n> two")).toEqual(["own", "quote"]);
  });

  it("from what it passes on", () => {
    expect(kinds("See below\n\n---------- Forwarded message ---------\nFrom: Ana\n\nOld")).toEqual([
      "own",
      "forward",
    ]);
    expect(kinds(`See below\n\n${block("De", "Enviado el", "Para", "Asunto")}`, true)).toEqual([
      "own",
      "forward",
    ]);
  });

  it("and stays whole where it is all quote, all greeting, or nothing at all", () => {
    for (const text of ["> only this", "Thanks,\nAna", "", "Hello\nyou", "> a\n\n> b"])
      expect(textParts(text, { isForward: false })).toEqual([{ kind: "own", text }]);
  });

  it("and no sentence is taken for a signature", () => {
    const text = "Thanks,\nI read it. The second page is missing. Could you send it?\nAlso the third.";
    expect(kinds(`Hello\n${text}`)).toEqual(["own"]);
  });
});

it("no text loses a line, whatever it is", () => {
  const piece = fc.constantFrom(
    "> q",
    "",
    "-- ",
    "text",
    "Kind regards,",
    "On 1 Jan 2026, a@b.c wrote:",
    "From: a",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      const text = pieces.join("\n");
      const parts = textParts(text, { isForward: false });
      expect(parts.map((part) => part.text).join("\n")).toBe(text);
    }),
  );
});

it("a text of a million lines is parted at once", () => {
  const text = "On 1@\nFrom: a\n".repeat(100_000);
  expect(
    textParts(text, { isForward: false })
      .map((part) => part.text)
      .join("\n"),
  ).toBe(text);
});
