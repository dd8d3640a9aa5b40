"use strict";
// The pair's page: the month under the slider while it moves, and footnotes to the clipboard. All else is links.
(() => {
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  document.addEventListener("input", (event) => {
    if (event.target.id === "year") document.querySelector("[data-year]").textContent = event.target.value;
    if (event.target.id !== "month") return;
    const count = Number(event.target.value);
    const told = `end of ${months[count % 12]} ${Math.floor(count / 12)}`;
    const shown = document.querySelector("[data-months]");
    if (shown) shown.textContent = told;
    event.target.setAttribute("aria-valuetext", told);
  });
  const showButtons = () => {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  });
  document.addEventListener("htmx:load", showButtons);
  showButtons();
})();
