/**
 * How many lines from `at` introduce a quote, such as "On Mon, 3 Jun 2024 at 10:00, Ada <ada@x> wrote:", which mail
 * programs wrap; 0 where they do not.
 */
export function isAttribution(lines: readonly string[], at: number): number {
  const first = lines[at]!;
  if (first.length > 400) return 0;
  if (!attributionStart.test(first)) {
    if (endsLikeAttribution(lines, at)) return 1;
    return endsOnNextLine(lines, at) ? 2 : 0;
  }
  let joined = "";
  for (let count = 1; count <= 4; count++) {
    const line = lines[at + count - 1];
    if (line === undefined || line.length > 400) return 0;
    if (line.trim() === "" && count > 1) return 0;
    joined += ` ${line.trim()}`;
    if (attributionEnd.test(joined) && whoOrWhen.test(joined)) return count;
  }
  return 0;
}

/** Any language: a line with an address or a year that ends with a colon, right above a quoted line. */
function endsLikeAttribution(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  if (line.length > 400 || !/[:：]\s*$/.test(line)) return false;
  if (!/\S@\S|\b(?:19|20)\d\d\b/.test(line)) return false;
  const next = lines[at + 1]?.trim() === "" ? lines[at + 2] : lines[at + 1];
  return next?.startsWith(">") ?? false;
}

/** A date and an address, then the verb on a line of its own. */
function endsOnNextLine(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1];
  if (next === undefined || next.length > 40 || !attributionEnd.test(` ${next}`)) return false;
  return /\d{4}/.test(lines[at]!) && /\S@\S/.test(lines[at]!);
}

const attributionStart =
  /^\s*(?:On|Am|Le|El|Em|A|No dia|Il giorno|Il|Op|W dniu|Den|Dnia|Date:|-{2,}\s*On|-{2,}\s*Am)\b/i;
const attributionEnd =
  /(?:\bwrote|\bschrieb\b.*|\ba écrit|\bécrit|\bescribió|\bescreveu|\bha scritto|\bschreef\b.*|\bpisze|\bnapisał\S*|\bskrev\b.*)\s*[:：]\s*$|\bwrote\s*-{2,}$/iu;

/** "On page 3 he wrote:" is a sentence: an attribution names an address, a year or a time of day. */
const whoOrWhen = /\S@\S|\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b/;

/** "-----Original Message-----" and its like: what follows is the answered mail. */
export function isOriginalMessageMark(line: string): boolean {
  return line.length < 120 && originalMessage.test(line);
}

const originalMessage =
  /^\s*[-_]{2,}\s*(?:Original(?:e)? (?:Message|Nachricht|appointment)|Ursprüngliche (?:Nachricht|E-Mail)|Message d['’]origine|Message original|Mensaje original|Mensagem original|Messaggio originale|Oorspronkelijk bericht|Oryginalna wiadomość|Ursprungligt meddelande|Oprindelig (?:meddelelse|besked)|Opprinnelig melding|Alkuperäinen viesti|Původní zpráva|Eredeti üzenet|Özgün İleti|Orijinal Mesaj|Mesaj original|Αρχικό μήνυμα|Исходное сообщение|Оригинальное сообщение|元のメッセージ|原始邮件|原始郵件|원본 메시지)\s*[-_]{2,}\s*$/iu;

/** "---------- Forwarded message ---------" and its like. */
export function isForwardMark(line: string): boolean {
  return line.length < 120 && forwarded.test(line);
}

const forwarded =
  /^\s*(?:[-_]{2,}\s*(?:Forwarded (?:message|by)|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Mensagem (?:encaminhada|reencaminhada)|Messaggio inoltrato|Doorgestuurd bericht|Wiadomość przekazana|Przekazana wiadomość|Vidarebefordrat meddelande|Videresendt (?:meddelelse|besked|melding)|Välitetty viesti|Přeposlaná zpráva|Továbbított (?:üzenet|levél)|(?:Yönlendirilen|İletilen) (?:ileti|mesaj)|Mesaj redirecționat|Προωθημένο μήνυμα|(?:Пересылаемое|Пересланное|Переадресованное) (?:сообщение|письмо)|転送メッセージ|转发的?邮件|轉寄的?郵件|전달된 (?:메시지|메일))(?![\p{L}\p{N}]).*|(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message (?:transféré|réexpédié)|Inicio del mensaje reenviado|Início da mensagem (?:encaminhada|reencaminhada)|Inizio messaggio inoltrato|Begin doorgestuurd bericht|Początek przekazywanej wiadomości|Vidarebefordrat brev|Videresendt besked)\s*:)\s*$/iu;

/**
 * Outlook's block of headers above the answered mail: a From line, then within the next lines Subject and one of
 * Sent, To and Cc, in one language or another; a rule may stand above it. "From: Berlin, To: Paris" is none.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  let start = at;
  if (/^\s*_{10,}\s*$/.test(lines[at]!)) {
    start++;
    while (start < at + 3 && lines[start]?.trim() === "") start++;
  }
  const first = lines[start];
  if (first === undefined || first.length > 400 || !fromLine.test(first)) return false;
  let hasSubject = false;
  let hasOther = false;
  for (let next = start + 1; next <= start + 10 && next < lines.length; next++) {
    const line = lines[next]!.slice(0, 80);
    if (subjectLine.test(line)) hasSubject = true;
    else if (otherHeaderLine.test(line)) hasOther = true;
    if (hasSubject && hasOther) return true;
  }
  return false;
}

const fromLine =
  /^\s*\*{0,2}(?:From|Von|De|De la|Da|Van|Od|Från|Fra|Lähettäjä|Feladó|Kimden|Gönderen|Από|От(?: кого)?|Від|差出人|发件人|寄件者|보낸 ?사람|מאת|من)\*{0,2}\s?[:：]\*{0,2}\s*\S/iu;
const otherHeaderLine =
  /^\s*\*{0,2}(?:Sent|Date|To|Cc|Gesendet|Datum|An|Envoyé|Date|À|Enviado(?: el)?|Enviada(?: em)?|Fecha|Para|Data|Inviato|A|Verzonden|Aan|Wysłano|Do|Skickat|Till|Sendt|Til|Lähetetty|Vastaanottaja|Odesláno|Komu|Küldve|Címzett|Gönderilme(?: Tarihi)?|Tarih|Kime|Trimis|Către|Στάλθηκε|Ημερομηνία|Προς|Отправлено|Дата|Кому|Надіслано|送信日時|宛先|发送时间|收件人|寄件日期|收件者|보낸 ?날짜|받는 ?사람|נשלח|אל|تم الإرسال|إلى)\*{0,2}\s?[:：]/iu;
const subjectLine =
  /^\s*\*{0,2}(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Temat|Ämne|Emne|Aihe|Předmět|Tárgy|Konu|Subiect|Θέμα|Тема|件名|主题|主旨|제목|נושא|الموضوع)\*{0,2}\s?[:：]/iu;
