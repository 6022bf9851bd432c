/** In a page that is shown inside another: tells the one outside how high it is, and opens links outside. */

const content = document.querySelector("main");

if (content && window.parent !== window) {
  // The height is all that is told, so whoever embeds the page may hear it. Nothing is listened to.
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    window.parent.postMessage({ kind: "ast-embed-height", height }, "*");
  };
  new ResizeObserver(tell).observe(content);
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element ? target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.download || link.protocol === "blob:") return;
      if (link.href.split("#")[0] === location.href.split("#")[0]) return;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    },
    { capture: true },
  );
}
