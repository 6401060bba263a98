import { html } from "hono/html";

/** A page for a person whose browser is here and has nowhere to go back to. */
export function noticePage(title: string, message: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 20vh auto 0; max-width: 32rem; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
</style>
</head>
<body>
<h1>${title}</h1>
<p>${message}</p>
</body>
</html>`;
}
