// Takes the reader to the summary of errors when a form comes back with faults.
document.querySelector("[data-focus-on-load]")?.focus();
