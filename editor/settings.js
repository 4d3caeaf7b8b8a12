/** What the app sets about the surface as a whole, kept when the text is replaced. */

import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";

const EMPTY = "Write the letter here. Type {{ to put in a field, or use the buttons above.";

export class Settings {
  showTags = false;
  #readonly = false;
  #language = "";
  #readonlyPart = new Compartment();
  #languagePart = new Compartment();

  extension() {
    return [
      this.#readonlyPart.of(readonlyExtension(this.#readonly)),
      this.#languagePart.of(languageExtension(this.#language)),
      placeholder(EMPTY),
      EditorView.contentAttributes.of({
        "aria-label": "Letter text",
        autocapitalize: "sentences",
        autocorrect: "on",
        spellcheck: "true",
        tabindex: "0",
        translate: "no",
        writingsuggestions: "true",
      }),
    ];
  }

  /** The effect that makes the text one to read only: the caret still moves and text can be copied. */
  setReadonly(readonly) {
    this.#readonly = readonly;
    return this.#readonlyPart.reconfigure(readonlyExtension(readonly));
  }

  /** The effect that tells the browser the letter's language, for its spelling and its voice. */
  setLanguage(language) {
    this.#language = language;
    return this.#languagePart.reconfigure(languageExtension(language));
  }
}

function readonlyExtension(readonly) {
  if (!readonly) return [];
  return [
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ inputmode: "none", spellcheck: "false" }),
  ];
}

function languageExtension(language) {
  return language ? EditorView.contentAttributes.of({ lang: language }) : [];
}
