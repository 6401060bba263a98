import type { PagePerson } from "../people.ts";

/** One message of a conversation on a Gmail-like page. */
export interface PageMessage {
  /** API id: lower-case hexadecimal. */
  id: string;
  from: PagePerson;
  to: PagePerson[];
  /** Milliseconds UTC. */
  date: number;
  /** The body as Gmail would show it: sanitised, its tags balanced. */
  html: string;
  snippet?: string;
  /**
   * How the message lies in the conversation; the last is `expanded` and the others `collapsed` unless said.
   */
  state?: "expanded" | "collapsed" | "super-collapsed" | "draft";
  /** What Gmail writes behind a sender whose mail came through another server. */
  via?: string;
  /** Not on Gmail's servers yet: only `#msg-a:r…` is known. */
  unsynced?: boolean;
}

/** One conversation of a Gmail-like page. */
export interface PageConversation {
  /** API id of the thread: lower-case hexadecimal. */
  id: string;
  subject: string;
  messages: PageMessage[];
  labels?: string[];
  isUnread?: boolean;
  isStarred?: boolean;
  /** What `data-thread-perm-id` holds, where it is not simply the id. */
  permId?: string | null;
  /** Whether `data-legacy-thread-id` is there; true unless said. */
  hasLegacyId?: boolean;
}
