import { goods, type LanguagePack } from "./language.ts";

export const german: LanguagePack = {
  replyPrefix: "AW: ",
  forwardPrefix: "WG: ",
  greetings: [
    "Hallo {first},",
    "Guten Tag {first} {last},",
    "Guten Morgen {first},",
    "Liebe Kolleginnen und Kollegen,",
    "Hallo {first} {last},",
    "Sehr geehrte Damen und Herren,",
  ],
  closings: ["Mit freundlichen Grüßen", "Viele Grüße", "Beste Grüße", "Freundliche Grüße", "Herzliche Grüße"],
  leads: [
    "vielen Dank für die schnelle Rückmeldung.",
    "entschuldigen Sie die späte Antwort, ich war bis {past} unterwegs.",
    "wie eben am Telefon besprochen:",
    "kurzer Zwischenstand von unserer Seite.",
    "ich habe mit {colleague} gesprochen.",
    "danke, das hilft uns weiter.",
  ],
  asides: [
    "Passt Ihnen {time} Uhr für ein kurzes Gespräch?",
    "{colleague} lese ich in Kopie mit ein.",
    "Bitte bestätigen Sie uns das bis {date}.",
    "Am {shortDate} ist bei uns Feiertag, früher wäre also besser.",
    "Unsere Bestellnummer lautet {ref2}, bitte immer angeben.",
    "Für Rückfragen erreichen Sie mich durchgehend mobil.",
  ],
  middles: [
    "das passt für uns. Offen ist nur noch die Menge: wir benötigen {qty}.",
    "mit {amount} können wir leben, wenn das vor dem {date} erledigt ist.",
    "könnten Sie mir die aktuelle Fassung noch einmal schicken? Meine ist vom {past}.",
    "dann bleibt es beim {date}. Falls sich etwas ändert, melde ich mich vor {time} Uhr.",
    "die Buchhaltung braucht auf jedem Beleg die Nummer {ref2}, sonst kommt er zurück.",
    "ich brauche noch einen Tag. {colleague} ist erst ab {shortDate} wieder im Haus.",
    "gegenüber dem Vorjahr sind das {percent} mehr, das lässt sich intern schwer erklären. Geht da noch etwas?",
    "verstanden, wir planen mit {place} und halten {place2} als Ausweichort frei.",
    "kleine Korrektur: es sind {qty}, nicht die Zahl von heute früh.",
    "gibt es hierzu schon etwas Neues? Unser Kunde fragt täglich nach.",
    "für Position 4 müsste es {product} heißen, der Rest stimmt.",
  ],
  endings: [
    "Bestens, dann ist alles geklärt. Schönes Wochenende!",
    "Alles angekommen, vielen Dank für die schnelle Hilfe.",
    "Erledigt, ich lege es unter {ref} ab.",
    "Super, danke Ihnen!",
  ],
  topics: [
    {
      subjects: ["Angebot {ref}", "Anfrage {product}", "Preisanfrage: {product} für {place}"],
      openings: [
        "für das nächste Quartal benötigen wir {qty} {product}. Bitte unterbreiten Sie uns ein Angebot einschließlich Lieferung nach {place}. Wir möchten bis {date} entscheiden.",
        "anbei erhalten Sie unser Angebot {ref} über {amount}. Es gilt bis {date}, Fracht nach {place} ist enthalten.",
      ],
      middles: [
        "der Preis ist in Ordnung, die Lieferzeit leider nicht: wir brauchen die ersten {qty} vor dem {date}.",
        "bei Abnahme von {qty} kann ich {percent} nachlassen.",
      ],
      file: "offer",
    },
    {
      subjects: ["Rechnung {ref}", "Offene Rechnung {ref}", "Rückfrage zur Rechnung {ref}"],
      openings: [
        "anbei die Rechnung {ref} über {amount}, fällig am {date}.",
        "die Rechnung {ref} über {amount} ist bei uns noch offen. Könnten Sie prüfen, ob sie freigegeben wurde?",
      ],
      middles: [
        "die USt-IdNr. ist noch die alte. Bitte stellen Sie die Rechnung neu aus.",
        "die Zahlung ging am {past} raus, bitte prüfen Sie noch einmal den Zahlungseingang.",
      ],
      file: "invoice",
    },
    {
      industries: goods,
      subjects: ["Liefertermin {place}", "Verzögerung {ref}", "Anlieferung {ref} am {shortDate}"],
      openings: [
        "die Sendung {ref} ({qty} {product}) trifft am {shortDate} in {place} ein. Welches Zeitfenster passt Ihnen, vormittags oder ab {time} Uhr?",
        "leider hängt {ref} in {place} fest und kommt etwa zwei Tage später. Neuer Termin ist der {date}.",
      ],
      middles: [
        "die Rampe in {place} ist bis {shortDate} gesperrt. Kann der Fahrer nach {place2} ausweichen?",
        "zwei Paletten sind beschädigt, Fotos liegen {colleague} vor.",
      ],
      file: "list",
    },
    {
      subjects: ["Rahmenvertrag {year}", "Vertragsverlängerung {year}", "Nachtrag zum Vertrag {ref}"],
      openings: [
        "im Anhang der Entwurf für {year}. Neu sind die Mengen ({qty}) und die Kündigungsfrist in § 4. {colleague} hat bereits zugestimmt.",
      ],
      middles: [
        "eine Änderung in § 4, sonst können wir diese Woche unterschreiben.",
        "die Haftung sollte auf {amount} begrenzt werden. Ist das für Sie annehmbar?",
      ],
      file: "contract",
    },
    {
      industries: goods,
      subjects: ["Reklamation {ref}", "Mangel bei {product}"],
      openings: [
        "von den am {past} gelieferten {qty} sind rund {percent} nicht verwendbar. Fotos anbei. Wie verfahren wir?",
      ],
      middles: [
        "das tut uns leid. Wir ersetzen die Ware auf unsere Kosten, sie verlässt {place} morgen früh.",
      ],
      file: "photo",
    },
    {
      subjects: ["Termin in {place}", "Besuch am {shortDate}"],
      openings: [
        "{colleague} und ich sind am {shortDate} in {place}. Hätten Sie gegen {time} Uhr Zeit für uns?",
      ],
      middles: [
        "{time} Uhr passt gut. Bitte melden Sie sich an der Pforte, Sie brauchen einen Besucherausweis.",
      ],
    },
  ],
  products: {
    logistics: ["Sammelgutverkehre", "Zollabfertigungen", "Kühlcontainer", "Lagerplätze"],
    insurance: ["Transportversicherungen", "Haftpflichtdeckungen", "Flottenpolicen"],
    machinery: ["Getriebemotoren", "Förderrollen", "Ersatzteilsätze", "Hydraulikpumpen"],
    software: ["Lizenzen für das Bestellportal", "Lagermodule", "Schulungstage"],
    food: ["Kisten Röstkaffee", "Säcke Haferflocken", "Kanister Rapsöl", "Gläser Sauerkirschen"],
    construction: ["Brandschutztüren", "Stahlträger", "Überladebrücken", "m² Bodenbelag"],
    energy: ["Ladesäulen", "Solarmodule", "Wärmepumpen", "Zählertausche"],
    medical: ["Verbandkästen", "Schutzhandschuhe", "Laborprüfungen"],
    travel: ["Tagungszimmer", "Gruppenfahrkarten", "Flughafentransfers"],
    printing: ["Kataloge", "Versandetiketten", "Faltschachteln", "Messebanner"],
  },
  attribution: "Am {stamp} schrieb {name} <{address}>:",
  labels: ["Von", "Gesendet", "An", "Cc", "Betreff"],
  originalMessage: "-----Ursprüngliche Nachricht-----",
  forwardedMessage: "---------- Weitergeleitete Nachricht ---------",
  forwardNotes: [
    "zur Kenntnis, übernimmst du das?",
    "siehe unten, das gehört wohl zu dir.",
    "für deine Ablage.",
    "bitte bis {shortDate} klären.",
  ],
  outOfOffice: {
    subject: "Automatische Antwort: {subject}",
    body: "Vielen Dank für Ihre Nachricht. Ich bin bis zum {date} nicht im Büro. In dringenden Fällen wenden Sie sich bitte an {colleague}.",
  },
  weekdays: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
  months: [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
  ],
  longDate: "{weekday}, {day}. {month} {year}",
  shortDate: "{day}. {month}",
  disclaimer:
    "Diese Nachricht ist vertraulich. Sollten Sie nicht der richtige Empfänger sein, löschen Sie sie bitte und informieren Sie den Absender.",
};
