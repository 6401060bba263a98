import type { SQL } from "drizzle-orm";
import type { ParsedQuery } from "./parseQuery.ts";

/** One way to read emails that hold a text: by whose they are and how much of them may be searched. */
export interface SearchReader {
  /** Finds them in the index, within the columns that may be searched. */
  expression: string;
  /** Finds those among them whose subject says it all; null where the subject may not be searched. */
  inSubject: string | null;
  /** Finds those among them whose subject and people say it all. */
  inHeading: string;
  /** A condition over `email_search_document d` and `email_sync e`: whether an email is this reader's to read. */
  isRead: SQL;
}

/** How emails that hold a text are found. */
export interface TextSearch {
  parsed: ParsedQuery;
  /** An index's ways to read them newest first; null where each email of the timeline is looked at instead. */
  readers: SearchReader[] | null;
  /**
   * A condition over `email_sync` under an alias: whether an email holds the text, in what the actor may see of it.
   */
  holds(alias: string): SQL;
}
