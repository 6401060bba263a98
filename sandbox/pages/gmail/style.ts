/**
 * The look of the page: near enough to Gmail's that a picture of our sidebar beside it tells the truth about
 * space and contrast.
 */
export const gmailStyle = `
:root { --ground: #f6f8fc; --pane: #fff; --text: #1f1f1f; --soft: #5f6368; --line: #eceff1; --field: #e9eef6; --on: #d3e3fd;
  --read: #f2f6fc; --compose: #c2e7ff; --chip: #e8eaed; --link: #0b57d0; }
:root.dark { --ground: #1b1b1b; --pane: #131314; --text: #e3e3e3; --soft: #a8abb0; --line: #2a2b2e; --field: #2b2c2f; --on: #274a78;
  --read: #18191b; --compose: #174c66; --chip: #37393b; --link: #a8c7fa; color-scheme: dark; }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: grid; grid-template: 64px 1fr / 256px 1fr 56px; background: var(--ground); color: var(--text);
  font: 14px/20px "Google Sans", Roboto, "Noto Sans", Arial, sans-serif; overflow: hidden; }
body.Su { grid-template: 1fr / 1fr; }
.icon { width: 20px; height: 20px; fill: none; stroke: var(--soft); stroke-width: 1.7; stroke-linejoin: round; flex: none; }
#gb { grid-column: 1 / 4; display: flex; align-items: center; gap: 16px; padding: 8px 16px; }
.logo { display: flex; align-items: center; gap: 10px; width: 224px; font-size: 22px; color: var(--soft); }
.envelope { width: 28px; height: 21px; border-radius: 3px; border: 3px solid #d93025; border-top-color: #fbbc04; }
.search { display: flex; align-items: center; gap: 12px; flex: 1; max-width: 720px; height: 48px; padding: 0 16px; border-radius: 24px;
  background: var(--field); color: var(--soft); font-size: 16px; }
.search input { flex: 1; border: 0; outline: 0; background: none; color: var(--text); font: inherit; }
#gb .right { display: flex; align-items: center; gap: 16px; margin-left: auto; }
.avatar { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; color: #fff; font-size: 17px; flex: none; }
#gb a { text-decoration: none; }
#gb .avatar { width: 32px; height: 32px; font-size: 15px; }
nav.rail { padding: 8px 16px 0 8px; overflow: hidden; }
.compose-button { display: inline-flex; align-items: center; gap: 12px; height: 56px; padding: 0 24px 0 16px; margin-bottom: 16px; border-radius: 16px;
  background: var(--compose); font-weight: 500; }
.folder { display: flex; align-items: center; gap: 18px; height: 32px; padding: 0 12px 0 18px; border-radius: 16px; color: inherit; text-decoration: none; }
.folder b { margin-left: auto; font-size: 12px; }
.folder.on { background: var(--on); font-weight: 600; }
.AO { display: flex; min-width: 0; overflow: hidden; margin-bottom: 16px; border-radius: 16px; background: var(--pane); }
.AO > .nH { display: flex; flex: 1; min-width: 0; flex-direction: column; overflow: auto; background: var(--pane); }
.parked { display: none !important; }
.split { display: grid !important; grid-template-columns: minmax(300px, 38%) 1fr; grid-template-rows: 48px 1fr; }
.split > .tools { grid-column: 1 / 3; }
.split > .list, .split > .reading { overflow: auto; min-width: 0; }
.split > .list { border-right: 1px solid var(--line); }
.split .F td.yX { width: 34%; padding-left: 8px; }
.split .F td.box { width: 40px; }
.split .F .star { display: none; }
.tools { display: flex; align-items: center; gap: 20px; height: 48px; padding: 0 20px; flex: none; border-bottom: 1px solid var(--line); }
a.back { display: grid; }
.kv { cursor: pointer; }
.tools .count { margin-left: auto; font-size: 12px; color: var(--soft); }
.F { width: 100%; border-collapse: collapse; table-layout: fixed; }
.F tr { height: 40px; background: var(--read); cursor: pointer; border-bottom: 1px solid var(--line); }
.F tr.zE { background: var(--pane); font-weight: 700; }
.F tr.on { background: var(--on); }
.F tr:hover { box-shadow: inset 1px 0 0 #dadce0, 0 1px 3px #3c40434d; }
.F tr:has(td[colspan]) { display: none; }
.F td { padding: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.F .box { width: 88px; padding-left: 20px; }
.F .yX { width: 190px; padding-right: 16px; }
.F .xW { width: 84px; padding-right: 16px; text-align: right; font-size: 12px; }
.F .y2, .snippet { color: var(--soft); font-weight: 400; }
.bx0 { font-size: 12px; font-weight: 400; color: var(--soft); }
.check { display: inline-block; width: 16px; height: 16px; margin-right: 14px; border: 2px solid var(--soft); border-radius: 3px; opacity: .6; vertical-align: middle; }
.star .icon { vertical-align: middle; opacity: .6; }
.star.on .icon { fill: #f4b400; stroke: #f4b400; opacity: 1; }
.ha { display: flex; align-items: center; gap: 10px; padding: 18px 24px 8px 72px; }
.hP { margin: 0; font-size: 22px; line-height: 28px; font-weight: 400; }
.chip { padding: 0 6px; border-radius: 4px; background: var(--chip); color: var(--soft); font-size: 12px; }
.adn, .adf { display: flex; gap: 16px; padding: 12px 24px 12px 16px; border-bottom: 1px solid var(--line); }
.adf { align-items: center; }
.line { display: flex; flex: 1; min-width: 0; flex-direction: column; }
.snippet { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.gs { flex: 1; min-width: 0; }
.gE { display: flex; align-items: center; gap: 14px; }
.iw { flex: 1; margin: 0; font-size: 14px; font-weight: 400; }
.gD, .zF { font-weight: 600; }
.go, .g3, .iv { font-size: 12px; color: var(--soft); }
.g3 { white-space: nowrap; }
.a3s { padding-top: 14px; overflow-wrap: anywhere; }
.a3s a { color: var(--link); }
.a3s blockquote, .gmail_quote { margin: 12px 0 0; padding-left: 12px; border-left: 2px solid var(--line); color: var(--soft); }
.kQ { height: 8px; border-bottom: 1px solid var(--line); }
.kx { padding: 4px 28px; color: var(--soft); border-bottom: 1px solid var(--line); }
.compose { margin: 12px 24px 12px 72px; padding: 12px; border: 1px solid var(--line); border-radius: 12px; }
.answer { display: flex; gap: 10px; padding: 20px 24px 28px 72px; }
.button { display: inline-flex; align-items: center; gap: 8px; height: 36px; padding: 0 20px; border: 1px solid var(--soft); border-radius: 18px; color: var(--soft); }
aside.addons { display: flex; flex-direction: column; align-items: center; gap: 24px; padding-top: 16px; }
`;
