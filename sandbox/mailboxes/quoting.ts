import { countries } from "./countries.ts";
import type { Content, Turn } from "./exchanges/exchange.ts";
import { languagePacks } from "./languages/packs.ts";
import { createRandom } from "./random.ts";
import { fillSlots, localStamp } from "./wording.ts";

/** How many earlier mails a mail still carries below it. */
const quoteDepth = 3;

/** The subject as it stands in the header: with the prefix of the writer's language. */
export function fullSubject(turn: Turn, content: Content): string {
  const pack = languagePacks[countries[turn.sender.country].language];
  if (turn.manner === "forward")
    return `${turn.sender.mailClient === "gmail" ? "Fwd: " : pack.forwardPrefix}${content.subject}`;
  if (turn.manner === "reply")
    return `${turn.sender.mailClient === "outlook" ? pack.replyPrefix : "Re: "}${content.subject}`;
  return content.subject;
}

/** The lines below a mail: some sign in full at first and with nothing later. */
export function signatureOf(turn: Turn): string[] {
  const { sender } = turn;
  if (turn.machine || turn.kind === "personal" || turn.kind === "internal" || turn.kind === "list") return [];
  const brief = turn.index > 0 && createRandom("signature", sender.address, turn.sentAt).chance(0.35);
  return brief || sender.signature.length === 0
    ? [countries[sender.country].language === "ja" ? sender.lastName : sender.firstName]
    : sender.signature;
}

function signedText(turn: Turn): string {
  const signature = signatureOf(turn);
  if (signature.length === 0) return turn.compose().text;
  const dashes =
    signature.length > 1 && (turn.sender.mailClient === "gmail" || turn.sender.mailClient === "thunderbird");
  return `${turn.compose().text}\n${dashes ? `${turn.sender.firstName}\n\n-- \n` : ""}${signature.join("\n")}`;
}

const listed = (parties: Turn["to"]) =>
  parties.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join("; ");

/** The header block of Outlook, and of forwards: label and value per line. */
function blockLines(turn: Turn, parent: Turn): [string, string][] {
  const pack = languagePacks[countries[turn.sender.country].language];
  const { date, clock } = localStamp(parent.sentAt, turn.sender.country);
  const lines: [string, string][] = [
    [pack.labels[0], listed([parent.from])],
    [pack.labels[1], `${date} ${clock}`],
    [pack.labels[2], listed(parent.to)],
  ];
  if (parent.cc.length > 0) lines.push([pack.labels[3], listed(parent.cc)]);
  lines.push([pack.labels[4], fullSubject(parent, parent.compose())]);
  return lines;
}

function attribution(turn: Turn, parent: Turn): string {
  const pack = languagePacks[countries[turn.sender.country].language];
  const { date, clock } = localStamp(parent.sentAt, turn.sender.country);
  return fillSlots(pack.attribution, {
    stamp: `${date} ${clock}`,
    name: parent.from.name || parent.from.address,
    address: parent.from.address,
  });
}

const prefixed = (text: string) =>
  text
    .split("\n")
    .map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`))
    .join("\n");

/** Plain text of a mail with its signature and the history below (or, for some, above) it. */
export function textWithHistory(turn: Turn, depth = quoteDepth): string {
  const own = signedText(turn);
  const { parent } = turn;
  if (!parent || turn.machine || turn.manner === "new" || depth === 0) return own;
  const earlier = textWithHistory(parent, depth - 1);
  const pack = languagePacks[countries[turn.sender.country].language];
  const block = blockLines(turn, parent)
    .map(([label, value]) => `${label}: ${value}`)
    .join("\n");
  if (turn.manner === "forward") return `${own}\n\n${pack.forwardedMessage}\n${block}\n\n${earlier}`;
  switch (turn.sender.mailClient) {
    case "outlook":
      return `${own}\n\n${turn.index % 2 ? "________________________________" : pack.originalMessage}\n${block}\n\n${earlier}`;
    case "apple":
      return `${own}\n\n> ${attribution(turn, parent)}\n>\n${prefixed(earlier)}`;
    case "thunderbird":
      return `${attribution(turn, parent)}\n${prefixed(earlier)}\n\n${own}`;
    case "gmail":
      return `${own}\n\n${attribution(turn, parent)}\n\n${prefixed(earlier)}`;
  }
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function paragraphs(text: string, open: string, close: string): string {
  return text
    .split("\n\n")
    .map((paragraph) => `${open}${escapeHtml(paragraph).replaceAll("\n", "<br>\n")}${close}`)
    .join("\n");
}

function ownHtml(turn: Turn, logo: string | undefined): string {
  const { mailClient } = turn.sender;
  const { text } = turn.compose();
  const signature = signatureOf(turn).map(escapeHtml);
  const lines = signature.join("<br>\n");
  const picture = logo ? `<img src="cid:${logo}" width="48" height="48" alt="">` : "";
  if (mailClient === "outlook") {
    return `<div class="WordSection1">${paragraphs(text, '<p class="MsoNormal"><span style="font-size:11.0pt;font-family:Calibri,sans-serif">', "</span></p>")}<p class="MsoNormal"><span style="font-size:9.0pt;color:#404040">${lines}</span></p>${picture}</div>`;
  }
  if (mailClient === "gmail")
    return `<div dir="ltr">${paragraphs(text, "<div>", "</div><div><br></div>")}<div class="gmail_signature" data-smartmail="gmail_signature">${lines}</div></div>`;
  return `${paragraphs(text, "<div>", "</div><div><br></div>")}<div>${lines}</div>${picture}`;
}

/** HTML of a mail with history, in the markup of the writer's mail client. */
export function htmlWithHistory(turn: Turn, logo: string | undefined, depth = quoteDepth): string {
  const own = ownHtml(turn, logo);
  const { parent } = turn;
  if (!parent || turn.machine || turn.manner === "new" || depth === 0) return own;
  const earlier = htmlWithHistory(parent, undefined, depth - 1);
  const block = blockLines(turn, parent)
    .map(([label, value]) => `<b>${label}:</b> ${escapeHtml(value)}`)
    .join("<br>\n");
  const { mailClient } = turn.sender;
  if (mailClient === "outlook")
    return `${own}<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${block}</p></div>${earlier}`;
  const intro =
    turn.manner === "forward"
      ? `${languagePacks[countries[turn.sender.country].language].forwardedMessage}<br>${block}`
      : escapeHtml(attribution(turn, parent));
  if (mailClient === "gmail") {
    return `${own}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${intro}</div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${earlier}</blockquote></div>`;
  }
  return `${own}<div><br><blockquote type="cite"><div>${intro}</div><br>${earlier}</blockquote></div>`;
}
