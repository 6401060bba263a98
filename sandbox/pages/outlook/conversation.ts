import type { PagePerson } from "../people.ts";

/** One message of a conversation on an Outlook-like page. */
export interface OutlookMessage {
  from: PagePerson;
  to: PagePerson[];
  /** Milliseconds UTC. */
  date: number;
  /** The body as Outlook would show it: sanitised, its tags balanced. */
  html: string;
  /** How it lies in the conversation; the last is `expanded` and the others `collapsed` unless said. */
  state?: "expanded" | "collapsed" | "draft";
  /** A colleague's address is not shown. */
  isColleague?: boolean;
}

/** One conversation of an Outlook-like page. */
export interface OutlookConversation {
  /** Tells conversations apart; the ids on the page are made from it and the mailbox. */
  key: string;
  /** Graph's id of it, where the mailbox is a stand-in's own. */
  id?: string;
  subject: string;
  messages: OutlookMessage[];
  isUnread?: boolean;
}
