/**
 * The custom element `<letter-editor>`: the public interface, and nothing else.
 *
 * Properties   template, recipients (plain objects), selected (index or null), readonly,
 *              value (the template as JSON text), ready (a promise)
 * Attributes   storage-key (without it nothing is kept), lang, readonly, src (address of a template
 *              file), name and disabled as for any control, block-errors (see below)
 * Methods      letter(index, format), letters(format), problems(), open(file, options), focus()
 * Events       all bubble out of shadow trees; their `detail`:
 *   letter-change     {changed: "template" | "recipients" | "both"}
 *   letter-select     {selected: index or null}
 *   letter-problems   {errors, warnings, advice, file}: how many of each, and what the file that was
 *                     opened last left to say, a sentence each
 *   letter-save       {state: "saved" | "saving" | "failed" | "unkept", message}
 *   letter-error      {message}: a sentence for a person
 *
 * In a form the element gives its template's JSON text under its `name`. A letter with errors does
 * not hold up the form unless the element has the attribute `block-errors`. A reset brings back
 * the template that the page last set, or that was there when the editor was ready.
 */

import { answered, calling } from "./errors.js";
import { FormPart } from "./form.js";
import { Life } from "./life.js";
import { adoptStyles } from "./sheets.js";

const PROPERTIES = ["template", "recipients", "selected", "readonly", "value"];
/** The largest file that is read, in bytes; the program says the same. */
const LARGEST = 100_000_000;
const FILE_FORMATS = new Set(["pdf", "docx"]);

export class LetterEditorElement extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["lang", "readonly", "src", "block-errors"];

  #form = new FormPart(this, this.attachInternals());
  #life = new Life(this, {
    emit: (name, detail) => this.#emit(name, detail),
    onReady: () => this.#form.begin(),
  });

  constructor() {
    super();
    adoptStyles(this.attachShadow({ mode: "open" }));
  }

  // Properties.

  get ready() {
    return this.#life.ready;
  }

  get template() {
    return parsed(this.#life.read("template"));
  }

  set template(template) {
    this.value = textOf(template, "template");
  }

  get recipients() {
    return parsed(this.#life.read("recipients"));
  }

  set recipients(recipients) {
    this.#life.write("recipients", textOf(recipients, "recipients"));
  }

  get selected() {
    return this.#life.read("selected") ?? null;
  }

  set selected(index) {
    if (index !== null && !(Number.isInteger(index) && index >= 0)) {
      throw new TypeError("“selected” is the index of a recipient, or null.");
    }
    this.#life.write("selected", index ?? undefined);
  }

  get value() {
    return this.#life.read("template") ?? "";
  }

  set value(text) {
    this.#life.write("template", String(text));
    this.#form.setInitial();
  }

  get readonly() {
    return this.hasAttribute("readonly");
  }

  set readonly(readonly) {
    this.toggleAttribute("readonly", Boolean(readonly));
  }

  // Methods.

  /**
   * That recipient's letter: text as `"text"`, `"html"` (a page), `"fragment"` (the same without a
   * page around it) or `"markdown"`, a Blob as `"pdf"` (PDF/UA-1) or `"docx"`.
   */
  async letter(index, format = "text") {
    await this.#whole();
    if (FILE_FORMATS.has(format)) {
      return answered(this.#life.mount.letter_file(index, format));
    }
    return calling(Error, () => this.#life.mount.letter(index, format));
  }

  /**
   * All letters: a ZIP with a file for each recipient, named after them, as a Blob. `format` is any
   * that a letter can be had in. Fails where one of them cannot be made, and says which.
   */
  async letters(format = "pdf") {
    await this.#whole();
    return answered(this.#life.mount.letters(format));
  }

  problems() {
    return JSON.parse(this.#life.mount?.problems() ?? "[]");
  }

  /**
   * Opens a template, recipients, a CSV or a Markdown file: a File, or any Blob. `options.columns`
   * says which field a column is, `{"Full Name": "name"}`; the template remembers it.
   * `options.encoding` says how the characters were saved, such as `"windows-1250"`. Without it that
   * is found out; where it is not sure, the best guess is taken, `readings` holds all that are likely
   * and a warning says so.
   *
   * Resolves to what was and was not taken: {kind: "template" | "recipients" | "table" | "text",
   * encoding, readings: [{encoding, names}], recipients: how many, columns: [{heading, field or null, suggestion or null}], missing: the fields
   * that no column is, warnings: [{line, row, column, message}]}. Rejects with a sentence where the
   * file cannot be opened or nobody is in it; what is there then stays.
   */
  async open(file, options = {}) {
    const name = file.name ?? "";
    if (file.size > LARGEST) {
      throw new Error(`“${name}” is larger than 100 MB, which is the most that can be opened.`);
    }
    await this.#whole();
    const opened = this.#life.mount.open(file, name, JSON.stringify(options));
    return JSON.parse(await answered(opened));
  }

  focus(options) {
    if (this.#life.mount) this.#life.mount.focus();
    else super.focus(options);
  }

  // What a form and its page ask of a control.

  get form() {
    return this.#form.internals.form;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get type() {
    return this.localName;
  }

  get validity() {
    return this.#form.internals.validity;
  }

  get validationMessage() {
    return this.#form.internals.validationMessage;
  }

  get willValidate() {
    return this.#form.internals.willValidate;
  }

  checkValidity() {
    return this.#form.internals.checkValidity();
  }

  reportValidity() {
    return this.#form.internals.reportValidity();
  }

  formAssociatedCallback() {
    this.#form.applyValue();
  }

  formResetCallback() {
    if (this.#form.initial) this.#life.write("template", this.#form.initial);
  }

  formDisabledCallback() {
    this.#life.applyReadonly();
  }

  formStateRestoreCallback(state) {
    if (!this.hasAttribute("storage-key")) this.#life.write("template", state);
  }

  // Its life in the page.

  connectedCallback() {
    this.#upgradeProperties();
    this.#life.begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#life.end();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "readonly") this.#life.applyReadonly();
    if (name === "block-errors") this.#form.applyValidity();
    if (name === "lang" && value) this.#life.mount?.set_language(value);
    if (name === "src") this.#life.load();
  }

  /** Values set on the element before it was defined hide its properties until they are set anew. */
  #upgradeProperties() {
    for (const name of PROPERTIES.filter((property) => Object.hasOwn(this, property))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** Fulfilled when the editor is there with its letter and all of its program. */
  async #whole() {
    await this.ready;
    await this.#life.mount.whole();
  }

  #emit(name, detail) {
    if (name === "letter-change") this.#form.applyValue();
    if (name === "letter-problems") this.#form.setErrors(detail.errors);
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

function parsed(text) {
  return text === undefined ? null : JSON.parse(text);
}

function textOf(value, name) {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`“${name}” is an object, as in a file that Letterwright saves.`);
  }
  return JSON.stringify(value);
}

if (!customElements.get("letter-editor")) {
  customElements.define("letter-editor", LetterEditorElement);
}
