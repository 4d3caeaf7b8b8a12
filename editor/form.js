/** The element's part in a form: its value, its validity and what a reset goes back to. */

export class FormPart {
  #element;
  #errors = 0;
  #begun = false;
  /** The template a reset brings back, as JSON text. */
  initial = "";

  constructor(element, internals) {
    this.#element = element;
    this.internals = internals;
    internals.role = "group";
  }

  /** The first time the editor is ready, the template that is there is the initial one. */
  begin() {
    if (!this.#begun) this.initial = this.#element.value;
    this.#begun = true;
    this.applyValue();
  }

  setInitial() {
    this.initial = this.#element.value;
    this.applyValue();
  }

  /** Gives the form the template as it is; outside a form there is nobody to give it to. */
  applyValue() {
    if (this.internals.form) this.internals.setFormValue(this.#element.value);
  }

  setErrors(count) {
    this.#errors = count;
    this.applyValidity();
  }

  /** A letter is the author's to judge: its errors hold up a form only where the page asks for it. */
  applyValidity() {
    const blocks = this.#errors > 0 && this.#element.hasAttribute("block-errors");
    const place = this.#element.shadowRoot.querySelector(".cm-content") ?? undefined;
    if (blocks) this.internals.setValidity({ customError: true }, errorText(this.#errors), place);
    else this.internals.setValidity({});
  }
}

function errorText(count) {
  return count === 1
    ? "The letter has an error to mend."
    : `The letter has ${count} errors to mend.`;
}
