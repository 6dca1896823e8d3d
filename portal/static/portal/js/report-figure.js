// A figure in a text of a report: the editor's button opens a list of all figures of the report, with their values of
// today. The list comes from the address in [data-report-figures]. A figure that has changed shows what it is now.
(() => {
  const { React, DraftJS, draftail } = window;
  let asked = null;

  function figures() {
    if (!asked) {
      const place = document.querySelector("[data-report-figures]");
      asked = place
        ? fetch(place.dataset.reportFigures, { headers: { Accept: "application/json" } }).then((answer) => {
          if (!answer.ok) {
            throw new Error(answer.status);
          }
          return answer.json();
        })
        : Promise.reject(new Error("no address"));
      asked.catch(() => { asked = null; }); // the next one asks again
    }
    return asked;
  }

  function element(tag, attributes, text = "") {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
  }

  function row(figure, choose) {
    const button = element("button", { type: "button", class: "report-figure-choice" });
    button.append(
      element("strong", {}, figure.value),
      element("span", {}, figure.counts),
      element("code", {}, figure.name),
    );
    button.addEventListener("click", () => choose(figure));
    const item = element("li", {});
    item.dataset.text = `${figure.name} ${figure.counts} ${figure.value}`.toLowerCase();
    item.append(button);
    return item;
  }

  function show(dialog, { figures: all, words, error }, choose) {
    const search = element("input", { type: "search", "aria-label": words.search, placeholder: words.search });
    const list = element("ul", { class: "report-figure-list" });
    const status = element("p", { role: "status" }, error || "");
    list.append(...all.map((figure) => row(figure, choose)));
    search.addEventListener("input", () => {
      const parts = search.value.toLowerCase().split(/\s+/);
      const found = Array.from(list.children).filter((item) => {
        item.hidden = !parts.every((part) => item.dataset.text.includes(part));
        return !item.hidden;
      });
      status.textContent = found.length ? "" : words.none;
    });
    dialog.addEventListener("keydown", (event) => move(event, search, list));
    dialog.setAttribute("aria-label", words.title);
    dialog.replaceChildren(element("h2", {}, words.title), search, status, list, closing(dialog, words.close));
    search.focus();
  }

  function closing(dialog, word) {
    const button = element("button", { type: "button", class: "button button-secondary" }, word);
    button.addEventListener("click", () => dialog.close());
    return button;
  }

  // Up and down go through the list; Enter in the search takes the first that is found.
  function move(event, search, list) {
    const buttons = Array.from(list.querySelectorAll("li:not([hidden]) button"));
    const at = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && document.activeElement === search) {
      event.preventDefault();
      buttons[0]?.click();
    } else if (step) {
      event.preventDefault();
      (buttons[at + step] || (step < 0 ? search : buttons[at]))?.focus();
    }
  }

  class FigureSource extends React.Component {
    componentDidMount() {
      this.dialog = element("dialog", { class: "report-figure-dialog" });
      this.dialog.addEventListener("close", () => {
        this.dialog.remove();
        if (!this.chosen) {
          this.props.onClose();
        }
      });
      document.body.append(this.dialog);
      this.dialog.showModal();
      const choose = (figure) => {
        this.chosen = true;
        this.dialog.close();
        this.insert(figure);
      };
      figures().then(
        (answer) => show(this.dialog, answer, choose),
        () => {
          const text = this.props.entityType.unreachable;
          this.dialog.replaceChildren(element("p", { role: "alert" }, text), closing(this.dialog, "OK"));
        },
      );
    }

    insert(figure) {
      const { editorState, entityType, onComplete } = this.props;
      const data = { name: figure.name, read: figure.value };
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", data);
      const key = content.getLastCreatedEntityKey();
      const next = DraftJS.Modifier.replaceText(content, editorState.getSelection(), figure.value, null, key);
      onComplete(DraftJS.EditorState.push(editorState, next, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  class Figure extends React.Component {
    constructor(props) {
      super(props);
      this.state = {};
    }

    componentDidMount() {
      figures().then((answer) => {
        const { name } = this.data();
        this.setState({ live: answer.figures.find((figure) => figure.name === name) || null, words: answer.words });
      }, () => {});
    }

    data() {
      return this.props.contentState.getEntity(this.props.entityKey).getData();
    }

    render() {
      const { name, read } = this.data();
      const { live, words } = this.state;
      const properties = { className: "report-figure", title: live ? `${live.counts} · ${name}` : name };
      if (live === null) {
        properties["data-now"] = words.unknown;
      } else if (live && live.value !== read) {
        properties["data-now"] = live.value;
      }
      return React.createElement("span", properties, this.props.children);
    }
  }

  draftail.registerPlugin({ type: "FIGURE", source: FigureSource, decorator: Figure }, "entityTypes");
})();
