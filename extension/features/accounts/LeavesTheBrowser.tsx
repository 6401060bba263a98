/** Exactly what this extension sends, and what it never does. */
export function LeavesTheBrowser() {
  return (
    <section aria-label="What leaves this browser">
      <h2>What leaves this browser</h2>
      <ul className="ledger muted">
        <li>
          <span className="strong">While an email is open in Gmail or Outlook:</span> the address of the
          mailbox, the id of the conversation, and the addresses in it. They go to your Threadbook, to find
          the business. The text of the email is not read from the page.
        </li>
        <li>
          <span className="strong">What you do:</span> filing, contacts, stars and read marks, settings.
        </li>
        <li>
          <span className="strong">Never:</span> anything to anyone else. No statistics, no advertising, no
          pages that you visit. Remote images in emails are loaded only when you ask for them.
        </li>
      </ul>
      <p className="small faint">
        Your mail reaches Threadbook from Google or Microsoft directly, with the permission that you gave, and
        not through this browser.
      </p>
    </section>
  );
}
