import { attributes, avatar, escapeHtml, icon } from "../markup.ts";
import type { PagePerson } from "../people.ts";
import type { PageLabels } from "./labels.ts";

const icons = {
  waffle: "M6 6h.1M12 6h.1M18 6h.1M6 12h.1M12 12h.1M18 12h.1M6 18h.1M12 18h.1M18 18h.1",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21",
  gear: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2",
  bell: "M6 17V11a6 6 0 0 1 12 0v6zM4 17h16M10 20h4",
  mail: "M3 6h18v12H3zM3 6l9 7 9-7",
  calendar: "M5 5h14v14H5zM5 9.5h14M9 3v4M15 3v4",
  people:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3.5 2.5-5 6-5s6 1.5 6 5M16 11a3 3 0 0 0 0-6M17 14c2.5.5 4 2 4 5",
  task: "M4 12l5 5L20 6",
  folder: "M3 6h6l2 2h10v10H3z",
  inbox: "M4 5h16v14H4zM4 14h4.5l1.5 2.5h4l1.5-2.5H20",
  bin: "M6 7h12l-1 13H7zM4.5 7h15M9.5 7V4h5v3",
  box: "M4 7h16v13H4zM4 7l2-3h12l2 3M9 12h6",
  shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
  reply: "M10 8V4l-7 7 7 7v-4c5 0 8.5 1.6 11 5-1-5-4-10-11-11z",
  flag: "M5 21V4h13l-3 4 3 4H5",
};

/** The blue bar: launcher, search and the account button, whose label may hold the address. */
export function headerMarkup(account: PagePerson, words: PageLabels, signedIn: string | null): string {
  const label =
    signedIn === null ? `${words.account} ${account.name}` : `${words.account} ${account.name} ${signedIn}`;
  const button = attributes({ id: "O365_MainLink_Me", type: "button", "aria-label": label });
  return `<header id="O365_NavHeader" role="banner">${icon(icons.waffle)}<b>Outlook</b><form role="search">${icon(icons.search)}<input placeholder="${words.search}" aria-label="${words.search}"></form>
<span class="right">${icon(icons.bell)}${icon(icons.gear)}<button${button}>${avatar(account.name, account.address)}</button></span></header>`;
}

/** The rail of apps on the left. */
export function railMarkup(): string {
  const apps = [icons.mail, icons.calendar, icons.people, icons.task];
  const marks = apps.map(
    (path, index) => `<span class="app${index === 0 ? " on" : ""}">${icon(path)}</span>`,
  );
  return `<nav class="rail" role="navigation">${marks.join("")}</nav>`;
}

/** The ribbon: tabs and the commands for the selected mail. */
export function ribbonMarkup(words: PageLabels): string {
  const paths = [icons.bin, icons.box, icons.shield, icons.folder, icons.reply, icons.flag];
  const tabs = words.tabs.map(
    (tab, index) => `<span class="tab${index === 0 ? " on" : ""}" role="tab">${tab}</span>`,
  );
  const commands = words.commands.map(
    (command, index) =>
      `<button type="button" data-automation-type="RibbonButton">${icon(paths[index] ?? icons.flag)}${command}</button>`,
  );
  return `<div class="ribbon"><div class="tabs" role="tablist">${tabs.join("")}</div>
<div class="commands" role="toolbar"><button type="button" class="primary">${icon(icons.mail)}${words.newMail}</button>${commands.join("")}</div></div>`;
}

/** A mailbox of the folder pane. */
export interface MailboxRoot {
  /** What the pane calls it: its address as a rule. */
  title: string;
  /** Its GUID. */
  id: string;
}

/** The folder pane: one tree per mailbox, whose root is named after it. */
export function foldersMarkup(roots: MailboxRoot[], words: PageLabels): string {
  const trees = roots.map(({ title, id }, place) => {
    const root = attributes({
      id: `primaryMailboxRoot_${id}`,
      class: "root",
      role: "treeitem",
      title,
      "data-folder-name": title.toLowerCase(),
      "aria-expanded": "true",
      "aria-level": "1",
    });
    const folders = words.folders.map(
      (name, index) =>
        `<div class="folder${index + place === 0 ? " on" : ""}" role="treeitem" aria-level="2" title="${name}" data-folder-name="${name.toLowerCase()}">${icon(index === 0 ? icons.inbox : icons.folder)}${name}</div>`,
    );
    return `<div${root}>${escapeHtml(title)}</div><div role="group">${folders.join("")}</div>`;
  });
  return `<div id="folderPaneDroppableContainer" class="folders"><div role="tree">${trees.join("")}</div></div>`;
}

/** A Fluent layer above the page: a dialog that shows another mail and asks where to move it. */
export function dialogMarkup(otherConversation: string, words: PageLabels): string {
  const folders = words.folders
    .slice(3)
    .map(
      (name) =>
        `<div role="option" class="folder" data-convid="${otherConversation}" aria-selected="true">${icon(icons.folder)}${name}</div>`,
    );
  return `<div class="fui-Portal"><div class="backdrop"></div><div role="dialog" aria-modal="true" class="dialog"><h2>${words.commands[3]}</h2>
<div id="ConversationReadingPaneContainer" data-convid="${otherConversation}"><b id="MSG_9_FROM">Mallory&lt;mallory@evil.test&gt;</b></div>
<div role="listbox">${folders.join("")}</div><button type="button" class="primary">${words.commands[3]}</button></div></div>`;
}
