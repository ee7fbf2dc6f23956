import { render } from "lit/html.js";

/**
 * An element that draws itself with Lit's templates into its shadow root, at most once per task.
 *
 * LitElement would do the same and more, for 2.6 kB of a 30 kB budget; reactive properties are not needed here.
 */
export abstract class Drawn extends HTMLElement {
  readonly renderRoot = this.attachShadow({ mode: "open" });
  updateComplete: Promise<void> = Promise.resolve();
  private due = false;

  /** What stands in the shadow root now. */
  protected abstract draw(): unknown;

  /** Runs after each drawing. */
  protected abstract drawn(): void;

  protected wear(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.renderRoot.adoptedStyleSheets = [sheet];
  }

  find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  requestUpdate(): void {
    if (this.due || !this.isConnected) return;
    this.due = true;
    this.updateComplete = Promise.resolve().then(() => {
      this.due = false;
      if (!this.isConnected) return;
      render(this.draw(), this.renderRoot);
      this.drawn();
    });
  }
}
