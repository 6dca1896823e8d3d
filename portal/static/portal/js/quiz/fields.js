// Reads and fills the fields of one question: fieldset[data-question] with its kind.
const inputs = (question) => Array.from(question.querySelectorAll("input, select, textarea"));

export function read(question) {
  const fields = inputs(question);
  const chosen = fields.filter((field) => field.checked).map((field) => field.value);
  switch (question.dataset.kind) {
    case "multiple":
      return chosen;
    case "single":
    case "true_false":
      return chosen[0] ?? "";
    case "scale":
      return chosen.length ? Number(chosen[0]) : "";
    case "matching":
      return Object.fromEntries(fields.filter((field) => field.value).map((field) => [leftOf(field), field.value]));
    default:
      return fields[0].value;
  }
}

export function fill(question, value) {
  inputs(question).forEach((field) => {
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = [value].flat().map(String).includes(field.value);
    } else if (question.dataset.kind === "matching") {
      field.value = value?.[leftOf(field)] ?? "";
    } else {
      field.value = value ?? "";
    }
  });
}

const leftOf = (field) => field.name.slice(field.name.indexOf("-") + 1);
