// Says on the result page which answers of this device never counted, and forgets what they were.
import { all, forgetValues } from "./queue.js";

const box = document.querySelector("[data-not-counted]");
const attempt = box.dataset.notCounted;
const numbers = all(attempt).map((entry) => entry.position);
forgetValues(attempt);
box.hidden = !numbers.length;
box.querySelector("[data-numbers]").textContent = numbers.join(", ");
