// Whoever signs out leaves no list of people on the device. Scans that wait to be sent stay: they name nobody.
import { forgetLists } from "./store.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.forgotten || !form.getAttribute("action")?.endsWith("/logout/")) return;
  event.preventDefault();
  form.dataset.forgotten = "yes";
  Promise.race([forgetLists(), new Promise((resolve) => setTimeout(resolve, 2000))]).finally(() => form.submit());
}, true);
