import { describe, expect, it } from "vitest";
import { parseAddresses, parseSender } from "./addresses.ts";
import { type Header, indexHeaders } from "./headers.ts";
import { peopleBehind } from "./peopleBehind.ts";

function behind(fields: Record<string, string>, bodyText = "", embedded: Header[][] = []) {
  const headers = indexHeaders(Object.entries(fields).map(([name, value]) => ({ name, value })));
  return peopleBehind({
    headers,
    from: parseSender(headers.first("from")),
    replyTo: parseAddresses(headers.all("reply-to")),
    subject: headers.first("subject") ?? "",
    bodyText,
    embedded: embedded.map(indexHeaders),
  }).map(({ role, address }) => `${role} ${address}`);
}

const forward = (label: string, block: string) => `Bitte ansehen\n\n${label}\n${block}\n\nGuten Tag, …`;

describe("who stands behind an email", () => {
  it("is who wrote to a group that put its own address into From", () => {
    expect(
      behind({
        From: "'Ana Ruiz' via Sales <sales@northwind.example>",
        "X-Original-Sender": "ana@orbis.example",
      }),
    ).toEqual(["sender ana@orbis.example"]);
    expect(
      behind({
        From: '"Ana Ruiz über Vertrieb" <v@northwind.example>',
        "Reply-To": "Ana <ana@orbis.example>",
      }),
    ).toEqual(["sender ana@orbis.example"]);
  });

  it("is not everyone who asks for answers elsewhere", () => {
    expect(behind({ From: "Ana <ana@orbis.example>", "Reply-To": "office@orbis.example" })).toEqual([]);
  });

  it.each([
    [
      "---------- Forwarded message ---------",
      "From: Ana Ruiz <ana@orbis.example>\nDate: x\nSubject: y\nTo: Ada <ada@northwind.example>",
    ],
    [
      "-----Weitergeleitete Nachricht-----",
      "Von: Ana Ruiz <ana@orbis.example>\nGesendet: x\nAn: Ada <ada@northwind.example>\nBetreff: y",
    ],
    [
      "---------- Message transféré ---------",
      "De : Ana Ruiz <ana@orbis.example>\nDate : x\nÀ : ada@northwind.example\nObjet : y",
    ],
    [
      "Inicio del mensaje reenviado:",
      "De: Ana Ruiz <ana@orbis.example>\nFecha: x\nPara: ada@northwind.example\nAsunto: y",
    ],
    [
      "---------- Mensagem encaminhada ---------",
      "De: Ana Ruiz [mailto:ana@orbis.example]\nEnviado: x\nPara: ada@northwind.example\nAssunto: y",
    ],
    [
      "---------- Vidarebefordrat meddelande ---------",
      "Från: Ana Ruiz <ana@orbis.example>\nSkickat: x\nTill: ada@northwind.example\nÄmne: y",
    ],
    [
      "---------- Пересылаемое сообщение ----------",
      "От: Ana Ruiz <ana@orbis.example>\nДата: x\nКому: ada@northwind.example\nТема: y",
    ],
    [
      "---------- 转发的邮件 ---------",
      "发件人：Ana Ruiz <ana@orbis.example>\n日期：x\n收件人：ada@northwind.example\n主题：y",
    ],
  ])("is who wrote a forwarded mail: %s", (mark, block) => {
    expect(behind({ From: "sam@northwind.example" }, forward(mark, block))).toEqual([
      "forwarded ana@orbis.example",
      "forwarded ada@northwind.example",
    ]);
  });

  it("is who wrote the mail in Outlook's block, where the subject says that it is passed on", () => {
    const text =
      "FYI\n\n________________________________\nFrom: Ana <ana@orbis.example>\nSent: Monday\nTo: Ada\nSubject: Offer";
    expect(behind({ From: "sam@northwind.example", Subject: "Fwd: Offer" }, text)).toEqual([
      "forwarded ana@orbis.example",
    ]);
    expect(behind({ From: "sam@northwind.example", Subject: "Re: Offer" }, text)).toEqual([]);
  });

  it.each([
    ["VB: Offert", "Från: Ana <ana@orbis.example>\nSkickat: den 3 juni 2024\nTill: Ada\nÄmne: Offert"],
    ["VL: Tarjous", "Lähettäjä: Ana <ana@orbis.example>\nLähetetty: 3.6.2024\nAihe: Tarjous"],
    ["İLT: Teklif", "Kimden: Ana <ana@orbis.example>\nGönderilme: 3 Haziran 2024\nKonu: Teklif"],
    ["转发：报价", "发件人: Ana <ana@orbis.example>\n发送时间: 2024年6月3日\n主题: 报价"],
    ["FW: Ponudba", "Pošiljatelj: Ana <ana@orbis.example>\nPoslano: 3. junij 2024\nZadeva: Ponudba"],
  ])("is so in any language: %s", (Subject, text) => {
    expect(behind({ From: "sam@northwind.example", Subject }, `FYI\n\n${text}\n\n…`)).toEqual([
      "forwarded ana@orbis.example",
    ]);
  });

  it("is nobody whose address stands in a signature below labels", () => {
    const text = "FYI\n\nMail: ana@orbis.example\nTel: +49 40 2024\nWeb: orbis.example";
    expect(behind({ From: "sam@northwind.example", Subject: "Fwd: Offer" }, text)).toEqual([]);
  });

  it.each(["a través de", "tramite", "za pośrednictwem", "por meio de"])(
    "is who writes to a group that says it with “%s”",
    (via) => {
      const From = `"Ana Ruiz" <sales@northwind.example>`.replace("Ruiz", `Ruiz ${via} Sales`);
      expect(behind({ From, "Reply-To": "ana@orbis.example" })).toEqual(["sender ana@orbis.example"]);
    },
  );

  it("is who wrote the mail that is attached", () => {
    const mail = [{ name: "From", value: "Ana <ana@orbis.example>" }];
    expect(behind({ From: "sam@northwind.example" }, "see attached", [mail])).toEqual([
      "forwarded ana@orbis.example",
    ]);
  });

  it("is whom a bounced mail did not reach, by its header, the mail that came back, or its text", () => {
    const from = "Mail Delivery Subsystem <mailer-daemon@googlemail.com>";
    expect(behind({ From: from, "X-Failed-Recipients": "x@orbis.example" })).toEqual([
      "failed x@orbis.example",
    ]);
    expect(behind({ From: from }, "Not delivered", [[{ name: "To", value: "x@orbis.example" }]])).toEqual([
      "failed x@orbis.example",
    ]);
    expect(behind({ From: from }, "Your message to <X@orbis.example> failed.")).toEqual([
      "failed x@orbis.example",
    ]);
  });

  it("is nobody in an absence, whatever addresses it names", () => {
    const absence = { From: "ana@orbis.example", "Auto-Submitted": "auto-replied", "Return-Path": "<>" };
    expect(behind(absence, "Please ask bob@helix.example")).toEqual([]);
  });
});
