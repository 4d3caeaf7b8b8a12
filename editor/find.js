/**
 * Find and replace, in a bar above the text. It looks at what is seen: not behind chips. Its
 * controls are the page's, `button` and `input`.
 */

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  setSearchQuery,
} from "@codemirror/search";
import { keymap, runScopeHandlers } from "@codemirror/view";

import { isBehindChip } from "./chips.js";

const MOST_COUNTED = 999;

/** The bar, and the keys that work in it as well as in the text. */
export const find = [
  search({ top: true, createPanel: (view) => new FindBar(view) }),
  keymap.of([
    {
      key: "F3",
      run: findNext,
      shift: findPrevious,
      scope: "editor search-panel",
      preventDefault: true,
    },
    {
      key: "Mod-g",
      run: findNext,
      shift: findPrevious,
      scope: "editor search-panel",
      preventDefault: true,
    },
    { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
  ]),
];

/** Opens the bar with the words that are selected; what a chip stands for is not searched for. */
export function openFind(view) {
  const { from, to } = view.state.selection.main;
  const isHidden = isBehindChip(view.state, from, to);
  openSearchPanel(view);
  if (!isHidden) return;
  view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ search: "", literal: true })) });
}

class FindBar {
  top = true;

  constructor(view) {
    this.view = view;
    const query = getSearchQuery(view.state);
    this.find = textInput("Find", query.search, () => this.commit());
    this.find.setAttribute("main-field", "true");
    this.replace = textInput("Replace with", query.replace, () => this.commit());
    this.matchCase = checkbox(query.caseSensitive, () => this.commit());
    this.wholeWords = checkbox(query.wholeWord, () => this.commit());
    this.count = document.createElement("output");
    this.count.className = "cm-find-count";
    this.dom = this.build();
    this.showCount();
  }

  mount() {
    this.find.select();
  }

  update(update) {
    const asked = update.transactions.some(({ effects }) =>
      effects.some((effect) => effect.is(setSearchQuery)),
    );
    if (asked) this.read(getSearchQuery(update.state));
    if (asked || update.docChanged) this.showCount();
  }

  build() {
    const bar = document.createElement("div");
    bar.className = "cm-find";
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", "Find and replace");
    bar.addEventListener("keydown", (event) => this.onKeydown(event));
    bar.append(row(this.findRow()), row([...this.replaceRow(), ...this.options()]));
    return bar;
  }

  findRow() {
    return [
      this.find,
      button("Previous", () => findPrevious(this.view)),
      button("Next", () => findNext(this.view)),
      this.count,
      button("Close", () => closeSearchPanel(this.view)),
    ];
  }

  replaceRow() {
    if (this.view.state.readOnly) return [];
    return [
      this.replace,
      button("Replace", () => replaceNext(this.view)),
      button("Replace all", () => replaceAll(this.view)),
    ];
  }

  options() {
    return [labelled(this.matchCase, "Match case"), labelled(this.wholeWords, "Whole words")];
  }

  onKeydown(event) {
    if (runScopeHandlers(this.view, event, "search-panel")) {
      event.preventDefault();
    } else if (event.key === "Enter" && event.target === this.find) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(this.view);
    } else if (event.key === "Enter" && event.target === this.replace) {
      event.preventDefault();
      replaceNext(this.view);
    }
  }

  commit() {
    const query = new SearchQuery({
      search: this.find.value,
      replace: this.replace.value,
      caseSensitive: this.matchCase.checked,
      wholeWord: this.wholeWords.checked,
      literal: true,
      test: (match, state, from, to) => !isBehindChip(state, from, to),
    });
    if (!query.eq(getSearchQuery(this.view.state))) {
      this.view.dispatch({ effects: setSearchQuery.of(query) });
    }
  }

  read(query) {
    this.find.value = query.search;
    this.replace.value = query.replace;
    this.matchCase.checked = query.caseSensitive;
    this.wholeWords.checked = query.wholeWord;
  }

  showCount() {
    this.count.textContent = countText(getSearchQuery(this.view.state), this.view.state);
  }
}

function countText(query, state) {
  if (!query.search) return "";
  let count = 0;
  const matches = query.getCursor(state);
  while (count <= MOST_COUNTED && !matches.next().done) count += 1;
  if (count > MOST_COUNTED) return `more than ${MOST_COUNTED} found`;
  return count === 0 ? "not found" : `${count} found`;
}

function row(children) {
  const dom = document.createElement("div");
  dom.className = "cm-find-row";
  dom.append(...children);
  return dom;
}

function textInput(label, value, onChange) {
  const dom = document.createElement("input");
  dom.type = "text";
  dom.className = "input cm-find-text";
  dom.placeholder = label;
  dom.value = value;
  dom.setAttribute("aria-label", label);
  dom.addEventListener("input", onChange);
  return dom;
}

function checkbox(checked, onChange) {
  const dom = document.createElement("input");
  dom.type = "checkbox";
  dom.checked = checked;
  dom.addEventListener("change", onChange);
  return dom;
}

function labelled(control, text) {
  const dom = document.createElement("label");
  dom.className = "cm-find-option";
  dom.append(control, text);
  return dom;
}

function button(text, onClick) {
  const dom = document.createElement("button");
  dom.type = "button";
  dom.className = "button";
  dom.textContent = text;
  dom.addEventListener("click", onClick);
  return dom;
}
