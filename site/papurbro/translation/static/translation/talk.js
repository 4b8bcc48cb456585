// Completes names after @ in notes, by keyboard or pointer. Without this file a username typed by hand does the same.
(() => {
  "use strict";
  const MENTION = /(?:^|[^\w@.])@([\w.@+-]*)$/;
  let list = null, field = null, chosen = -1, asked = 0, number = 0;

  const beginning = () => {
    const found = MENTION.exec(field.value.slice(0, field.selectionStart));
    return found ? found[1] : null;
  };

  const close = () => {
    asked += 1;
    if (list) list.remove();
    if (field) {
      field.removeAttribute("aria-activedescendant");
      field.setAttribute("aria-expanded", "false");
    }
    list = null;
    chosen = -1;
  };

  const choose = (index) => {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const take = (option) => {
    const end = field.selectionStart;
    const start = end - beginning().length;
    field.setRangeText(option.dataset.username + " ", start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    field.focus();
  };

  const show = (people) => {
    close();
    if (!people.length) return;
    list = document.createElement("ul");
    list.className = "talk-people";
    list.id = `talk-people-${(number += 1)}`;
    list.setAttribute("role", "listbox");
    for (const [index, person] of people.entries()) {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.dataset.username = person.username;
      option.textContent = person.name === person.username ? person.username : `${person.name} (${person.username})`;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
      list.append(option);
    }
    field.after(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "true");
    choose(0);
  };

  const ask = async () => {
    const begun = beginning();
    if (begun === null) { close(); return; }
    const mine = (asked += 1);
    const address = new URL(field.dataset.mentions, window.location.href);
    address.searchParams.set("q", begun);
    const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok || mine !== asked) return;
    const { people } = await answer.json();
    if (mine === asked) show(people);
  };

  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[data-mentions]")) return;
    field = event.target;
    ask();
  });

  // Before the page's own shortcuts: while names are offered, Enter takes one and sends nothing.
  document.addEventListener("keydown", (event) => {
    if (!list || event.target !== field) return;
    const keys = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: () => take(list.children[chosen]), Tab: () => take(list.children[chosen]), Escape: close };
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }, true);

  document.addEventListener("focusout", (event) => { if (event.target === field) close(); });
})();
