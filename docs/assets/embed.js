/**
 * Shows a calculator in a page of another site, where this script stands:
 *
 *   <script src="https://…/assets/embed.js" data-calculator="pay-range" async></script>
 *
 * It makes a frame and gives it the height of what is in it. It reads nothing of the page around it, and the page
 * around it learns nothing but that height.
 */
"use strict";

(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const name = script.dataset["calculator"] ?? "";
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
    console.warn("embed.js: data-calculator must name a calculator, such as pay-range");
    return;
  }
  const address = new URL(`../embed/${name}/`, script.src);
  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = script.dataset["title"] ?? "Calculator: advanced skills teachers, 2009";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals",
  );
  frame.style.cssText = "display: block; width: 100%; height: 40rem; border: 0";
  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== address.origin || source !== frame.contentWindow) return;
    if (data?.kind !== "ast-embed-height" || !Number.isFinite(data.height)) return;
    frame.style.height = `${Math.min(Math.max(data.height, 100), 30_000)}px`;
  });
  script.after(frame);
})();
