import { attributes, avatar, escapeHtml, icon } from "../markup.ts";
import type { PagePerson } from "../people.ts";

const icons = {
  back: "M20 12H5M11 6l-6 6 6 6",
  menu: "M4 7h16M4 12h16M4 17h16",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5c.2-3.4 5.2-3 5 0-.1 1.7-2.5 1.8-2.5 3.7M12 16.5v.2",
  gear: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  inbox: "M4 5h16v14H4zM4 14h4.5l1.5 2.5h4l1.5-2.5H20",
  star: "m12 3 2.8 5.9 6.2.8-4.6 4.4 1.2 6.3L12 17.3l-5.6 3.1 1.2-6.3L3 9.7l6.2-.8z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  sent: "M3 20 21 12 3 4v6l11 2-11 2z",
  draft: "M6 3h8l4 4v14H6zM14 3v4h4",
  box: "M4 7h16v13H4zM4 7l2-3h12l2 3M12 11v6M9.5 14.5 12 17l2.5-2.5",
  bin: "M6 7h12l-1 13H7zM4.5 7h15M9.5 7V4h5v3",
  mail: "M3 6h18v12H3zM3 6l9 7 9-7",
  more: "M12 6v.1M12 12v.1M12 18v.1",
  calendar: "M5 5h14v14H5zM5 9.5h14M9 3v4M15 3v4",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3.5 2.5-5 6-5s6 1.5 6 5M16 11a3 3 0 0 0 0-6M17 14c2.5.5 4 2 4 5",
  task: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6",
};

/** The bar on top: product name, search and the account button, whose label holds the address. */
export function bannerMarkup(account: PagePerson, label = "Google Account"): string {
  const button = attributes({
    role: "button",
    tabindex: "0",
    href: "https://accounts.google.com/SignOutOptions?service=mail",
    "aria-label": `${label}: ${account.name}  \n(${account.address})`,
  });
  return `<header id="gb" role="banner">${icon(icons.menu)}<span class="logo"><span class="envelope"></span>Gmail</span>
<form class="search" role="search">${icon(icons.search)}<input aria-label="Search mail" placeholder="Search mail"></form>
<span class="right">${icon(icons.help)}${icon(icons.gear)}<a${button}>${avatar(account.name, account.address)}</a></span></header>`;
}

/** The rail on the left: compose and the folders. */
export function railMarkup(unread: number): string {
  const folders: [string, string, string][] = [
    ["Inbox", icons.inbox, unread > 0 ? String(unread) : ""],
    ["Starred", icons.star, ""],
    ["Snoozed", icons.clock, ""],
    ["Sent", icons.sent, ""],
    ["Drafts", icons.draft, "2"],
  ];
  const links = folders.map(
    ([name, path, count], index) =>
      `<a class="folder${index === 0 ? " on" : ""}" href="#${name.toLowerCase()}">${icon(path)}${escapeHtml(name)}<b>${count}</b></a>`,
  );
  return `<nav class="rail" role="navigation"><span class="compose-button">${icon(icons.pencil)}Compose</span>${links.join("")}</nav>`;
}

/** The row of tools above a list or, with the way back to the list, above a conversation. */
export function toolsMarkup(count: string, hasWayBack = false): string {
  const back = hasWayBack
    ? `<a class="back" href="#inbox" aria-label="Back to Inbox">${icon(icons.back)}</a>`
    : "";
  const buttons = [icons.box, icons.bin, icons.mail, icons.clock, icons.more].map(icon).join("");
  return `<div class="tools" role="toolbar">${back}${buttons}<span class="count">${escapeHtml(count)}</span></div>`;
}

/** The strip on the right, where Google keeps its own side panels. */
export function addonsMarkup(): string {
  const panels = [icons.calendar, icons.task, icons.people].map(icon).join("");
  return `<aside class="addons" role="complementary" aria-label="Side panel">${panels}</aside>`;
}
