// Takes the reader to the summary of errors when a form comes back with faults. Only once the page has loaded: until
// then the browser may still move to the place that the address names.
addEventListener("load", () => document.querySelector("[data-focus-on-load]")?.focus());
