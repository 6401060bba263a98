import type { Store } from "../../standIn/store.ts";
import type { AccountOptions } from "../control/types.ts";
import { folderIdOf } from "./ids.ts";

/** Graph's names of the folders that every mailbox has, but for the root. */
export type WellKnownName =
  | "inbox"
  | "drafts"
  | "sentitems"
  | "deleteditems"
  | "junkemail"
  | "outbox"
  | "archive"
  | "conversationhistory";

/** Well-known folders by what Graph calls them and what people read, in the mailbox's language. */
const names: Record<NonNullable<AccountOptions["language"]>, Record<WellKnownName, string>> = {
  en: {
    inbox: "Inbox",
    drafts: "Drafts",
    sentitems: "Sent Items",
    deleteditems: "Deleted Items",
    junkemail: "Junk Email",
    outbox: "Outbox",
    archive: "Archive",
    conversationhistory: "Conversation History",
  },
  de: {
    inbox: "Posteingang",
    drafts: "Entwürfe",
    sentitems: "Gesendete Elemente",
    deleteditems: "Gelöschte Elemente",
    junkemail: "Junk-E-Mail",
    outbox: "Postausgang",
    archive: "Archiv",
    conversationhistory: "Aufgezeichnete Unterhaltungen",
  },
  fr: {
    inbox: "Boîte de réception",
    drafts: "Brouillons",
    sentitems: "Éléments envoyés",
    deleteditems: "Éléments supprimés",
    junkemail: "Courrier indésirable",
    outbox: "Boîte d'envoi",
    archive: "Archives",
    conversationhistory: "Historique des conversations",
  },
  es: {
    inbox: "Bandeja de entrada",
    drafts: "Borradores",
    sentitems: "Elementos enviados",
    deleteditems: "Elementos eliminados",
    junkemail: "Correo no deseado",
    outbox: "Bandeja de salida",
    archive: "Archivo",
    conversationhistory: "Historial de conversaciones",
  },
  ja: {
    inbox: "受信トレイ",
    drafts: "下書き",
    sentitems: "送信済みアイテム",
    deleteditems: "削除済みアイテム",
    junkemail: "迷惑メール",
    outbox: "送信トレイ",
    archive: "アーカイブ",
    conversationhistory: "会話の履歴",
  },
};

/** Gives a new mailbox its root and the folders that every mailbox has. */
export function createStandardFolders(
  store: Store,
  account: { id: number; address: string },
  language: NonNullable<AccountOptions["language"]>,
): void {
  const create = (parent: number | bigint | null, name: string, wellKnown: string): number | bigint => {
    const { lastInsertRowid } = store.run(
      "INSERT INTO folder (account_id, id, parent_seq, name, well_known) VALUES (?, ?, ?, ?, ?)",
      account.id,
      folderIdOf(account.address, wellKnown),
      parent,
      name,
      wellKnown,
    );
    return lastInsertRowid;
  };
  const root = create(null, "Top of Information Store", "msgfolderroot");
  for (const [wellKnown, name] of Object.entries(names[language])) create(root, name, wellKnown);
}
