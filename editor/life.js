/**
 * The life of an editor in its element: begun when the element is put in a page, ended when it is
 * taken away, and what is set in between.
 *
 * What the Wasm module gives:
 *   mount(container, bridge, optionsJson) -> Mount, with options {storageKey, language, readonly,
 *           hasSource: the element is going to bring a letter by `src`}
 *   on_panic(callback)   called once, before the instance is dead
 *   Mount   loaded() -> Promise of a bool: whether a stored document was found; what is set before
 *           it answers takes the stored document's place
 *           whole() -> Promise, fulfilled when all of the program is there, which letter, letters,
 *           letter_file and open need
 *           template(), recipients(), problems() -> JSON text; selected() -> index or undefined
 *           set_template(json), set_recipients(json): throw a sentence and keep what is there
 *           set_selected(index or undefined), set_readonly(bool), set_language(tag)
 *           letter(index, format) -> text, throws a sentence; open(bytes, name, options) -> Promise of
 *           JSON text, fails with a sentence
 *           letter_file(index, format), letters(format) -> Promise of a Blob, fails with a sentence
 *           focus(), destroy()
 * What it is given, the bridge:
 *   createTextSurface(parent, handlers) -> surface (text_surface.js), emit(name, detailJson),
 *   startTypesetter(onReply) -> worker (typesetter.js),
 *   address(name) -> the address of a file beside the script,
 *   joinPieces(common, own, ends) -> text (pieces.js),
 *   print(size, margin) -> Promise, fulfilled when it is done (printing.js)
 */

import { calling, sentence } from "./errors.js";
import { showFailure } from "./failure.js";
import { printElement, printWithPage } from "./printing.js";
import { joinPieces } from "./pieces.js";
import { fetchTemplate } from "./source.js";
import { createTextSurface } from "./text_surface.js";
import { startTypesetter } from "./typesetter.js";
import { mount, onPanic, startWasm } from "./wasm.js";

const FAILED_STORED = "Something went wrong. Reload the page: your text is saved.";
const FAILED_UNSTORED =
  "Something went wrong. Copy your text from here before you reload the page.";

export class Life {
  #element;
  #emit;
  #onReady;
  #ready = deferred();
  #container = null;
  #mount = null;
  #surface = null;
  #isOver = false;
  #stopWatching = () => {};
  /** What was set before the editor was there, or was in it when it was taken away. */
  #kept = {};
  /** Counts the templates that were set, so that one that arrives late does not undo a newer. */
  #templatesSet = 0;
  #paper = null;
  #stopPrinting = () => {};

  /** `emit` takes the name and the detail of an event; `onReady` comes before `ready`. */
  constructor(element, { emit, onReady }) {
    this.#element = element;
    this.#emit = emit;
    this.#onReady = onReady;
  }

  /** Fulfilled when the editor is there with its letter; rejected where it cannot be. */
  get ready() {
    return this.#ready.promise;
  }

  /** The Wasm's side of it, or null. */
  get mount() {
    return this.#mount;
  }

  /** "template" or "recipients" as JSON text, or "selected"; undefined where there is none. */
  read(property) {
    return this.#mount ? this.#mount[property]() : this.#kept[property];
  }

  /** Sets it, or keeps it until the editor is there. */
  write(property, value) {
    if (property === "template") this.#templatesSet += 1;
    if (this.#mount) calling(TypeError, () => this.#mount[`set_${property}`](value));
    else this.#kept[property] = value;
  }

  applyReadonly() {
    this.#mount?.set_readonly(this.#isReadonly());
  }

  /** Fetches the template that `src` names, unless another has been set when it arrives. */
  async load() {
    const source = this.#element.getAttribute("src");
    if (!source || !this.#mount) return;
    const before = this.#templatesSet;
    try {
      const template = await fetchTemplate(source, this.#element.baseURI);
      if (before === this.#templatesSet && this.#mount) this.#element.value = template;
    } catch (error) {
      this.#report(sentence(error));
    }
  }

  async begin() {
    if (this.#container) return;
    const container = document.createElement("div");
    container.className = "letter-editor";
    this.#container = container;
    this.#isOver = false;
    this.#element.shadowRoot.append(container);
    this.#stopPrinting = printWithPage(this.#element, () => this.#paper);
    try {
      await startWasm();
      if (container === this.#container) await this.#mountIn(container);
    } catch (error) {
      if (container === this.#container) this.#giveUp(error);
    }
  }

  /** Takes the editor away; `ready` is then about the next one. */
  end() {
    if (!this.#container) return;
    this.#stopWatching();
    this.#stopPrinting();
    this.#paper = null;
    this.#keep();
    this.#mount?.destroy();
    this.#container.remove();
    this.#container = null;
    this.#mount = null;
    this.#surface = null;
    this.#ready = deferred();
  }

  async #mountIn(container) {
    this.#stopWatching = onPanic(() => this.#fail());
    this.#mount = mount(container, this.#bridge(), JSON.stringify(this.#options()));
    const kept = this.#kept;
    this.#kept = {};
    const isSet = this.#apply("template", kept);
    this.#apply("recipients", kept);
    const isStored = await this.#mount.loaded();
    if (container === this.#container && !isStored && !isSet) await this.load();
    if (container !== this.#container || !this.#mount) return;
    this.#apply("selected", kept);
    this.#onReady();
    this.#ready.resolve();
  }

  #bridge() {
    return {
      createTextSurface: (parent, handlers) =>
        (this.#surface = createTextSurface(parent, handlers)),
      startTypesetter,
      address: (name) => new URL(name, import.meta.url).href,
      print: (size, margin) => printElement(this.#element, size, margin),
      setPaper: (size, margin) => (this.#paper = { size, margin }),
      emit: (name, detail) => this.#emit(name, JSON.parse(detail)),
      joinPieces,
    };
  }

  #options() {
    return {
      storageKey: this.#element.getAttribute("storage-key"),
      language: this.#element.getAttribute("lang"),
      readonly: this.#isReadonly(),
      hasSource: this.#element.hasAttribute("src"),
    };
  }

  #isReadonly() {
    return this.#element.readonly || this.#element.matches(":disabled");
  }

  /** Sets what was kept under that name, or reports what is wrong with it. Says whether it was set. */
  #apply(property, kept) {
    if (kept[property] === undefined) return false;
    try {
      this.write(property, kept[property]);
      return true;
    } catch (error) {
      this.#report(sentence(error));
      return false;
    }
  }

  /** Without storage the element itself remembers its letter, for when it is put back. */
  #keep() {
    if (!this.#mount || this.#isStored()) return;
    for (const property of ["template", "recipients", "selected"]) {
      this.#kept[property] = this.#mount[property]();
    }
  }

  #isStored() {
    return this.#element.hasAttribute("storage-key");
  }

  #report(message) {
    this.#emit("letter-error", { message });
  }

  /** The editor could not be begun. */
  #giveUp(error) {
    this.#mount = null;
    this.#end(
      `The letter editor could not be opened (${sentence(error)}). Reload the page to try again.`,
    );
  }

  /** The Wasm instance is dead, and nothing may call it again. */
  #fail() {
    this.#mount = null;
    this.#end(this.#isStored() ? FAILED_STORED : FAILED_UNSTORED, this.#surface?.text());
  }

  /** What a panic throws comes after the panic itself has been told: the first word stands. */
  #end(message, text) {
    if (this.#isOver) return;
    this.#isOver = true;
    showFailure(this.#container, message, text);
    this.#report(message);
    this.#ready.reject(new Error(message));
    this.#ready = deferred();
    this.#ready.reject(new Error(message));
  }
}

/** A promise with what settles it. Its failure is also reported by an event, so it may go unheard. */
function deferred() {
  const made = Promise.withResolvers();
  made.promise.catch(() => {});
  return made;
}
