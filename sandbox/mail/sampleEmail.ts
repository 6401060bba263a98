/** One email as it lies in a mailbox: raw RFC 822 bytes and what the provider knows about it. */
export interface SampleEmail {
  raw: Uint8Array;
  /** Milliseconds UTC: the provider's server time. */
  receivedAt: number;
  /** Emails with the same key are one conversation of the mailbox. */
  threadKey: string;
  /**
   * Gmail label names: system ids such as INBOX, UNREAD, SENT, STARRED, DRAFT, SPAM, TRASH,
   * CATEGORY_PROMOTIONS, or a user label's name.
   */
  labels: string[];
}

/** The owner of a sample mailbox. */
export interface SampleAccount {
  address: string;
  name: string;
  /** Further addresses that are also this person. */
  aliases: string[];
}
