// A button with data-copy takes the text of the element with data-copied beside it into the clipboard, and says so.
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = button.closest("details").querySelector("[data-copied]").textContent.trim();
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
    button.setAttribute("role", "status");
  });
});
