"use strict";
// What all pages share: the look without a reload, and the help on keys. Everything works without this file.
(() => {
  const year = 365 * 24 * 3600;
  const root = document.documentElement;
  const kept = (name) => document.cookie.split("; ").find((row) => row.startsWith(name + "="))?.split("=")[1];
  const keep = (name, value) => { document.cookie = `${name}=${value}; max-age=${year}; path=/; samesite=lax`; };

  const showLook = (value) => {
    if (value === "light" || value === "dark") root.dataset.theme = value; else delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-look] button")) {
      button.setAttribute("aria-pressed", String(button.value === value));
    }
  };
  for (const form of document.querySelectorAll("[data-look]")) {
    form.addEventListener("submit", (event) => {
      if (!event.submitter) return;
      event.preventDefault();
      keep("theme", event.submitter.value);
      showLook(event.submitter.value);
    });
  }

  // Keys of one letter: a page's own script asks comityKeys() whether they are on.
  window.comityKeys = () => kept("keys") !== "off";
  const help = document.getElementById("keys");
  const switcher = help?.querySelector("[data-keys]");
  if (switcher) {
    switcher.checked = window.comityKeys();
    switcher.addEventListener("change", () => keep("keys", switcher.checked ? "on" : "off"));
  }
  for (const button of document.querySelectorAll("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }
  document.addEventListener("keydown", (event) => {
    const written = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "?" || written || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!help || help.open || !window.comityKeys()) return;
    event.preventDefault();
    help.showModal();
  });
})();
