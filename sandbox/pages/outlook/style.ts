/**
 * The look of the page: near enough to Outlook's that a picture of our sidebar beside it tells the truth about
 * space and contrast.
 */
export const outlookStyle = `
:root { --ground: #ebf3fc; --pane: #fff; --text: #242424; --soft: #616161; --line: #e0e0e0; --brand: #0f6cbd; --bar: #0f6cbd;
  --hover: #f5f5f5; --on: #cfe4fa; --chip: #f0f0f0; --head: #faf9f8; }
:root.dark { --ground: #0a0a0a; --pane: #292929; --text: #fff; --soft: #adadad; --line: #3d3d3d; --brand: #479ef5; --bar: #0c3b5e;
  --hover: #333; --on: #0c3b5e; --chip: #3d3d3d; --head: #1f1f1f; color-scheme: dark; }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: grid; grid-template: 48px 84px minmax(0, 1fr) / 52px 224px 350px minmax(0, 1fr); background: var(--ground); color: var(--text);
  font: 14px/20px "Segoe UI", "Noto Sans", system-ui, sans-serif; overflow: hidden; }
body.alone { display: block; background: var(--pane); }
.icon { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; flex: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; }
.avatar { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; color: #fff; font-size: 13px; font-weight: 600; flex: none; }
header { grid-column: 1 / 5; display: flex; align-items: center; gap: 16px; padding: 0 16px; background: var(--bar); color: #fff; }
header b { font-size: 16px; font-weight: 600; }
header form { display: flex; align-items: center; gap: 10px; width: 468px; height: 32px; margin: 0 auto; padding: 0 12px; border-radius: 4px; background: #fff; color: #616161; }
header input { flex: 1; border: 0; outline: 0; background: none; font: inherit; color: #242424; }
header .right { display: flex; align-items: center; gap: 18px; }
.rail { grid-row: 2 / 4; display: flex; flex-direction: column; align-items: center; gap: 8px; padding-top: 10px; }
.app { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 6px; color: var(--soft); }
.app.on { background: var(--pane); color: var(--brand); box-shadow: inset 3px 0 var(--brand); }
.ribbon { grid-column: 2 / 5; padding: 2px 12px 0 4px; }
.tabs { display: flex; gap: 20px; height: 30px; align-items: center; padding-left: 8px; color: var(--soft); }
.tab.on { color: var(--text); font-weight: 600; box-shadow: 0 2px var(--brand); }
.commands { display: flex; align-items: center; gap: 18px; height: 44px; padding: 0 8px; border-radius: 6px; background: var(--pane); box-shadow: 0 1px 3px #0002; overflow: hidden; }
.commands button { display: flex; align-items: center; gap: 6px; white-space: nowrap; }
.primary, .commands .primary { display: flex; align-items: center; gap: 8px; height: 32px; padding: 0 14px; border-radius: 4px; background: #0f6cbd; color: #fff; font-weight: 600; }
.folders { padding: 8px 8px 0 0; overflow: auto; }
.root { padding: 6px 12px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.folder { display: flex; align-items: center; gap: 10px; height: 32px; padding: 0 14px; border-radius: 4px; white-space: nowrap; }
.folder .icon { color: var(--soft); }
.folder.on { background: var(--on); font-weight: 600; }
.list { display: flex; flex-direction: column; margin: 8px 4px 8px 0; min-height: 0; border-radius: 6px; background: var(--pane); box-shadow: 0 1px 3px #0002; overflow: hidden; }
.list-head { padding: 12px 16px; border-bottom: 1px solid var(--line); font-size: 16px; }
.rows { flex: 1; overflow: auto; }
.track { position: relative; }
.row { position: absolute; left: 0; right: 0; display: flex; gap: 10px; height: 82px; padding: 10px 12px 0 10px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; cursor: pointer; }
.row:hover { background: var(--hover); }
.row[aria-selected=true] { background: var(--on); }
.row.unread { border-left-color: var(--brand); }
.row.unread .people, .row.unread .topic span { font-weight: 700; }
.row.unread .topic { color: var(--brand); }
.row .text { flex: 1; min-width: 0; }
.people, .topic span, .snippet { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.topic { display: flex; gap: 8px; justify-content: space-between; font-size: 13px; }
.topic time { flex: none; color: var(--soft); font-size: 12px; }
.snippet { color: var(--soft); font-size: 13px; }
main { display: flex; min-width: 0; margin: 8px 8px 8px 4px; }
#ReadingPaneContainerId { display: flex; flex: 1; min-width: 0; }
.alone #ReadingPaneContainerId { height: 100%; }
.pane { display: flex; flex: 1; min-width: 0; flex-direction: column; gap: 8px; transform: translateZ(0); }
.subject { display: flex; align-items: center; padding: 10px 16px; border-radius: 6px; background: var(--pane); box-shadow: 0 1px 3px #0002; }
.JdFsz { display: flex; align-items: center; gap: 12px; font-size: 18px; font-weight: 600; }
.pill { padding: 2px 10px; border-radius: 12px; background: var(--chip); font-size: 12px; font-weight: 400; }
.pane > .customScrollBar { flex: 1; overflow: auto; border-radius: 6px; }
.card { margin-bottom: 8px; padding: 14px 16px; border-radius: 6px; background: var(--pane); box-shadow: 0 1px 3px #0002; }
.card[aria-expanded=false] { cursor: pointer; }
.uSg02 { position: relative; display: flex; gap: 12px; }
.lines { flex: 1; min-width: 0; }
.line { display: flex; justify-content: space-between; gap: 12px; }
.o4zjZ { font-weight: 600; }
.actions { display: flex; gap: 16px; color: var(--brand); }
.well { padding-right: 190px; color: var(--soft); font-size: 13px; }
.time { position: absolute; right: 0; bottom: 0; color: var(--soft); font-size: 12px; }
.body { padding: 14px 0 4px 44px; overflow-wrap: anywhere; }
.draft { margin-bottom: 6px; color: #b10e1c; }
.editor { margin: 10px 0 0 44px; padding: 10px; border: 1px solid var(--line); border-radius: 4px; }
.empty-pane { display: grid; place-content: center; flex: 1; gap: 6px; text-align: center; color: var(--soft); }
.empty-pane b { color: var(--text); }
.backdrop { position: fixed; inset: 0; z-index: 1000000; background: #0006; }
.dialog { position: fixed; z-index: 1000001; top: 30%; left: 50%; width: 420px; transform: translateX(-50%); padding: 24px; border-radius: 8px; background: var(--pane); box-shadow: 0 8px 32px #0006; }
.dialog h2 { margin: 0 0 12px; font-size: 20px; }
.dialog .primary { margin: 16px 0 0 auto; }
`;
