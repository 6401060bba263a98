/** The words on a page. Outlook's are localised, so no reader may know them. */
export interface PageLabels {
  language: string;
  account: string;
  newMail: string;
  search: string;
  folders: string[];
  tabs: string[];
  commands: string[];
  today: string;
  earlier: string;
  to: string;
  you: string;
  draft: string;
  reply: string;
  forward: string;
  summarize: string;
  unread: string;
  message: string;
  body: string;
  readingPane: string;
  list: string;
  empty: [string, string];
}

export const labels = {
  en: {
    language: "en",
    account: "Account manager for",
    newMail: "New mail",
    search: "Search",
    folders: ["Inbox", "Drafts", "Sent Items", "Archive", "Junk Email", "Deleted Items"],
    tabs: ["Home", "View", "Help"],
    commands: ["Delete", "Archive", "Report", "Move to", "Reply all", "Flag"],
    today: "Today",
    earlier: "Earlier",
    to: "To",
    you: "You",
    draft: "[Draft]",
    reply: "Reply",
    forward: "Forward",
    summarize: "Summarize",
    unread: "Unread",
    message: "Email message",
    body: "Message body",
    readingPane: "Reading Pane",
    list: "Message list",
    empty: ["Select an item to read", "Nothing is selected"],
  },
  de: {
    language: "de",
    account: "Konto-Manager für",
    newMail: "Neue E-Mail",
    search: "Suchen",
    folders: ["Posteingang", "Entwürfe", "Gesendete Elemente", "Archiv", "Junk-E-Mail", "Gelöschte Elemente"],
    tabs: ["Start", "Ansicht", "Hilfe"],
    commands: ["Löschen", "Archivieren", "Melden", "Verschieben", "Allen antworten", "Kennzeichnen"],
    today: "Heute",
    earlier: "Früher",
    to: "An",
    you: "Sie",
    draft: "[Entwurf]",
    reply: "Antworten",
    forward: "Weiterleiten",
    summarize: "Zusammenfassen",
    unread: "Ungelesen",
    message: "E-Mail-Nachricht",
    body: "Nachrichtentext",
    readingPane: "Lesebereich",
    list: "Nachrichtenliste",
    empty: ["Wählen Sie ein Element zum Lesen aus", "Es wurde nichts ausgewählt"],
  },
} satisfies Record<string, PageLabels>;
