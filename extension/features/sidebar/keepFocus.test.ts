// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { keepFocus } from "./keepFocus.ts";

let end: () => void = () => undefined;

function drawerWith(html: string): HTMLElement {
  document.body.innerHTML = `<button id="page">page</button><aside tabindex="-1">${html}</aside>`;
  const drawer = document.querySelector("aside");
  if (drawer === null) throw new Error("There is no drawer.");
  end = keepFocus(drawer);
  return drawer;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => end());

describe("the focus of the drawer", () => {
  it("stays inside when what had it vanishes", async () => {
    const drawer = drawerWith("<div><input></div>");
    drawer.querySelector("input")?.focus();
    drawer.querySelector("div")?.remove();
    await settled();
    expect(document.activeElement).toBe(drawer);
  });

  it("goes where the person puts it, and is not taken back", async () => {
    const drawer = drawerWith("<div><input></div>");
    drawer.querySelector("input")?.focus();
    document.getElementById("page")?.focus();
    await settled();
    drawer.querySelector("div")?.remove();
    await settled();
    expect(document.activeElement?.id).toBe("page");
  });
});
