"use strict";
// Keys of the review page: each opens a form, follows a link or presses a button that is on the page anyway.
// Where all pages share a help on keys and a switch for them (comityKeys), those are used.
(() => {
  const OFF = "comity-keys-off";
  const keys = document.getElementById("review-keys");
  const turn = document.getElementById("keys-switch");
  if (!keys) return;
  const stored = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const shared = typeof window.comityKeys === "function";
  let off = stored();

  const label = () => { turn.textContent = off ? "Turn the keys on" : "Turn the keys off"; };
  turn.hidden = shared;
  label();
  turn.addEventListener("click", () => {
    off = !off;
    try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* kept for this page alone */ }
    label();
  });

  const offers = [...document.querySelectorAll("details.offer")];
  const open = (offer) => {
    for (const other of offers) other.open = other === offer;
    offer.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
    offer.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    const shown = offers.find((offer) => offer.open);
    if (!shown) return;
    shown.open = false;
    shown.querySelector("summary").focus();
  };
  const choose = (number) => {
    const radios = offers.find((offer) => offer.open)?.querySelectorAll("input[type=radio]") ?? [];
    const radio = radios[number - 1];
    if (!radio) return;
    radio.checked = true;
    radio.focus();
  };
  const writes = (target) =>
    target.matches("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape") { close(); return; }
    if ((shared ? !window.comityKeys() : off) || writes(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (/^[1-9]$/.test(event.key)) { choose(Number(event.key)); return; }
    const link = { j: "next", k: "prev" }[event.key];
    const offer = offers.find((one) => one.dataset.key === event.key);
    if (link) document.querySelector(`a[rel=${link}]`)?.click();
    else if (event.key === "?" && !shared) { keys.open = !keys.open; if (keys.open) keys.querySelector("summary").focus(); }
    else if (event.key === "u" && document.querySelector("button[data-key=u]")) document.querySelector("button[data-key=u]").click();
    else if (offer) open(offer);
    else return;
    event.preventDefault();
  });
})();
