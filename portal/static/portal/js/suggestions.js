// Suggests answers while somebody types: an input with data-suggestions asks that address for what goes on from the
// letters typed so far. data-suggestions-with names another field of the form whose value narrows the search. Without
// JavaScript it is a plain field.
const PAUSE = 250;
const SHORTEST = 2;

async function suggest(input, list) {
  const query = input.value.trim();
  if (query.length < SHORTEST) {
    return;
  }
  const narrowing = input.dataset.suggestionsWith;
  const search = new URLSearchParams({ q: query });
  if (narrowing) {
    search.set(narrowing, input.form.elements[narrowing]?.value ?? "");
  }
  try {
    const response = await fetch(`${input.dataset.suggestions}?${search}`, { headers: { Accept: "application/json" } });
    const names = response.ok ? (await response.json()).institutions : [];
    if (query === input.value.trim()) {
      list.replaceChildren(...names.map((name) => new Option(name, name)));
    }
  } catch {
    // No connection for the moment: the field works without suggestions.
  }
}

document.querySelectorAll("[data-suggestions]").forEach((input) => {
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggestions`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(input, list), PAUSE);
  });
});
