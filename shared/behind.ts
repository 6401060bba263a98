/** Somebody who stands behind an email, as its headers or its text tell. */
export interface BehindPerson {
  /**
   * `sender`: wrote it, before a group, a list or a service put its own address into From. `forwarded`: wrote the mail
   * that is passed on. `failed`: whom a bounced mail did not reach.
   */
  role: "sender" | "forwarded" | "failed";
  name: string;
  address: string;
}
