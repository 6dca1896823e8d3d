// Says what the weights add up to while they are typed; without it the form says so when it is sent.
for (const fieldset of document.querySelectorAll("[data-weights]")) {
  const line = fieldset.querySelector("[data-weights-line]");
  const inputs = [...fieldset.querySelectorAll("input")];
  const tell = () => {
    const total = inputs.reduce((sum, input) => sum + (Number(input.value) || 0), 0);
    line.querySelector("output").value = String(Math.round(total * 100) / 100);
  };
  fieldset.addEventListener("input", tell);
  tell();
  line.hidden = false;
}
