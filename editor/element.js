/**
 * The custom element `<letter-editor>`: the public interface, and its life in the page.
 *
 * Properties   template, recipients (plain objects), selected (index or null), readonly,
 *              value (the template as JSON text), ready (a promise)
 * Attributes   storage-key (without it nothing is kept), lang, readonly, src (address of a template
 *              file), name and disabled as for any control, block-errors (see below)
 * Methods      letter(index, format), letters(format), problems(), open(file), focus()
 * Events       all bubble out of shadow trees; their `detail`:
 *   letter-change     {changed: "template" | "recipients" | "both"}
 *   letter-select     {selected: index or null}
 *   letter-problems   {errors, warnings, advice}: how many of each
 *   letter-save       {state: "saved" | "saving" | "failed" | "unkept", message}
 *   letter-error      {message}: a sentence for a person
 *
 * In a form the element gives its template's JSON text under its `name`. A letter with errors does
 * not hold up the form unless the element has the attribute `block-errors`. A reset brings back
 * the template that the page last set, or that was there when the editor was ready.
 *
 * What the Wasm module gives:
 *   mount(container, bridge, optionsJson) -> Mount, with options {storageKey, language, readonly}
 *   on_panic(callback)                       callback(message), once, before the instance is dead
 *   Mount   loaded() -> Promise of a bool: whether a stored document was found; what is set before
 *           it answers takes the stored document's place
 *           template(), recipients(), problems() -> JSON text; selected() -> index or undefined
 *           set_template(json), set_recipients(json): throw a sentence and keep what is there
 *           set_selected(index or undefined), set_readonly(bool), set_language(tag)
 *           letter(index, format) -> text, throws a sentence; open(bytes, name) throws a sentence
 *           focus(), destroy()
 * What it is given, the bridge:
 *   createTextSurface(parent, handlers) -> surface (text_surface.js), emit(name, detailJson)
 */

import { showFailure } from "./failure.js";
import { FormPart } from "./form.js";
import { adoptStyles } from "./sheets.js";
import { fetchTemplate } from "./source.js";
import { createTextSurface } from "./text_surface.js";
import { mount, onPanic, startWasm } from "./wasm.js";

const PROPERTIES = ["template", "recipients", "selected", "readonly", "value"];
const FAILED_STORED = "Something went wrong. Reload the page: your text is saved.";
const FAILED_UNSTORED = "Something went wrong. Copy your text from here before you reload the page.";
const LATER_FORMATS = new Set(["pdf", "docx"]);

export class LetterEditorElement extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ["lang", "readonly", "src", "block-errors"];

  #root = this.attachShadow({ mode: "open" });
  #form = new FormPart(this, this.attachInternals());
  #ready = deferred();
  #mount = null;
  #container = null;
  #surface = null;
  #stopWatching = () => {};
  /** What was set before the editor was there, or was in it when it was taken away. */
  #kept = {};

  constructor() {
    super();
    adoptStyles(this.#root);
  }

  // Properties.

  get ready() {
    return this.#ready.promise;
  }

  get template() {
    return parsed(this.#mount?.template() ?? this.#kept.template);
  }

  set template(template) {
    this.value = textOf(template, "template");
  }

  get recipients() {
    return parsed(this.#mount?.recipients() ?? this.#kept.recipients);
  }

  set recipients(recipients) {
    this.#set("recipients", textOf(recipients, "recipients"));
  }

  get selected() {
    return (this.#mount ? this.#mount.selected() : this.#kept.selected) ?? null;
  }

  set selected(index) {
    if (index !== null && !(Number.isInteger(index) && index >= 0)) {
      throw new TypeError("“selected” is the index of a recipient, or null.");
    }
    this.#set("selected", index ?? undefined);
  }

  get value() {
    return this.#mount?.template() ?? this.#kept.template ?? "";
  }

  set value(text) {
    this.#set("template", String(text));
    this.#form.setInitial(this.value);
  }

  get readonly() {
    return this.hasAttribute("readonly");
  }

  set readonly(readonly) {
    this.toggleAttribute("readonly", Boolean(readonly));
  }

  // Methods.

  /** That recipient's letter as `"text"`, `"html"` or `"markdown"`. */
  async letter(index, format = "text") {
    if (LATER_FORMATS.has(format)) {
      throw new Error(`A letter cannot be made as ${format.toUpperCase()} yet. Ask for "html", "text" or "markdown".`);
    }
    await this.ready;
    return calling(Error, () => this.#mount.letter(index, format));
  }

  /** All letters in one file: not there yet. */
  async letters() {
    throw new Error("All letters in one file cannot be made yet. Ask for each with “letter”.");
  }

  problems() {
    return this.#mount ? JSON.parse(this.#mount.problems()) : [];
  }

  /** Opens a template, recipients, a CSV or a Markdown file: a File, or any Blob. */
  async open(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.ready;
    return calling(Error, () => this.#mount.open(bytes, file.name ?? ""));
  }

  focus(options) {
    if (this.#mount) this.#mount.focus();
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

  formResetCallback() {
    if (this.#form.initial) this.#set("template", this.#form.initial);
  }

  formDisabledCallback() {
    this.#applyReadonly();
  }

  formStateRestoreCallback(state) {
    if (!this.hasAttribute("storage-key")) this.#set("template", state);
  }

  // Its life in the page.

  connectedCallback() {
    this.#upgradeProperties();
    if (!this.#container) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "readonly") this.#applyReadonly();
    if (name === "block-errors") this.#form.applyValidity();
    if (name === "lang" && value) this.#mount?.set_language(value);
    if (name === "src" && this.#mount) this.#load(value);
  }

  /** Values set on the element before it was defined hide its properties until they are set anew. */
  #upgradeProperties() {
    for (const name of PROPERTIES.filter((property) => Object.hasOwn(this, property))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  async #start() {
    const container = document.createElement("div");
    container.className = "letter-editor";
    this.#container = container;
    this.#root.append(container);
    try {
      await startWasm();
      if (container === this.#container) await this.#mountIn(container);
    } catch (error) {
      if (container === this.#container) this.#giveUp(error);
    }
  }

  async #mountIn(container) {
    this.#stopWatching = onPanic(() => this.#fail());
    this.#mount = mount(container, this.#bridge(), JSON.stringify(this.#options()));
    const kept = this.#takeKept();
    const isSet = this.#apply("template", kept);
    this.#apply("recipients", kept);
    const isStored = await this.#mount.loaded();
    if (container !== this.#container) return;
    const source = this.getAttribute("src");
    if (source && !isStored && !isSet) await this.#load(source);
    if (container !== this.#container) return;
    this.#apply("selected", kept);
    this.#form.setInitial(this.#form.initial || this.value);
    this.#ready.resolve();
  }

  /** Takes the editor away; `ready` is then about the next one. */
  #stop() {
    if (!this.#container) return;
    this.#stopWatching();
    this.#keep();
    this.#mount?.destroy();
    this.#container.remove();
    this.#container = null;
    this.#mount = null;
    this.#surface = null;
    this.#ready = deferred();
  }

  #takeKept() {
    const kept = this.#kept;
    this.#kept = {};
    return kept;
  }

  /** Sets what was kept under that name; what is wrong with it is reported. Says whether it was set. */
  #apply(property, kept) {
    if (kept[property] === undefined) return false;
    try {
      this.#mount[`set_${property}`](kept[property]);
      return true;
    } catch (error) {
      if (property === "template") this.#form.initial = "";
      this.#report(sentence(error));
      return false;
    }
  }

  /** Without storage the element itself remembers its letter, for when it is put back. */
  #keep() {
    if (!this.#mount || this.hasAttribute("storage-key")) return;
    this.#kept = {
      template: this.#mount.template(),
      recipients: this.#mount.recipients(),
      selected: this.#mount.selected(),
    };
  }

  #options() {
    return {
      storageKey: this.getAttribute("storage-key"),
      language: this.getAttribute("lang"),
      readonly: this.#isReadonly(),
    };
  }

  #bridge() {
    return {
      createTextSurface: (parent, handlers) => (this.#surface = createTextSurface(parent, handlers)),
      emit: (name, detail) => this.#emit(name, JSON.parse(detail)),
    };
  }

  #emit(name, detail) {
    if (name === "letter-change") this.#form.applyValue();
    if (name === "letter-problems") this.#form.setErrors(detail.errors);
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #set(property, value) {
    if (!this.#mount) this.#kept[property] = value;
    else calling(TypeError, () => this.#mount[`set_${property}`](value));
  }

  async #load(source) {
    try {
      this.value = await fetchTemplate(new URL(source, this.baseURI));
    } catch (error) {
      this.#report(error.message);
    }
  }

  #report(message) {
    this.#emit("letter-error", { message });
  }

  #applyReadonly() {
    this.#mount?.set_readonly(this.#isReadonly());
  }

  #isReadonly() {
    return this.readonly || this.matches(":disabled");
  }

  /** The editor could not be begun. */
  #giveUp(error) {
    const message = `The letter editor could not be opened (${sentence(error)}). Reload the page to try again.`;
    showFailure(this.#container, message);
    this.#report(message);
    this.#ready.reject(new Error(message));
  }

  /** The Wasm instance is dead, and nothing may call it again. */
  #fail() {
    this.#mount = null;
    const isStored = this.hasAttribute("storage-key");
    const message = isStored ? FAILED_STORED : FAILED_UNSTORED;
    showFailure(this.#container, message, this.#surface?.text());
    this.#report(message);
    this.#ready.reject(new Error(message));
    this.#ready = deferred();
    this.#ready.reject(new Error(message));
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

/** Calls the engine, whose errors are sentences, and throws them as that kind of error. */
function calling(Kind, action) {
  try {
    return action();
  } catch (error) {
    throw typeof error === "string" ? new Kind(error) : error;
  }
}

function sentence(error) {
  return typeof error === "string" ? error : error.message;
}

/** A promise with what settles it. Its failure is also reported by an event, so it may go unheard. */
function deferred() {
  const made = Promise.withResolvers();
  made.promise.catch(() => {});
  return made;
}

if (!customElements.get("letter-editor")) {
  customElements.define("letter-editor", LetterEditorElement);
}
