import type { BrowserWindow, Dialog } from 'electron';
import type { Words } from '#shared/words/words';
import type { RefusedAmendment } from '../peer/peer';

/** What telling of them stands on. */
export interface RefusedAmendmentsParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly window: () => BrowserWindow | null;
  readonly words: () => Words;
  readonly copy: (text: string) => unknown;
}

/**
 * Tells what a host refused of what was done while it was out of reach, one after the other: it was shown as done, and
 * is taken back. What the person wrote can be copied.
 */
export class RefusedAmendments {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: RefusedAmendmentsParts) {}

  tell(refused: RefusedAmendment): void {
    this.#last = this.#last.then(() => this.#tell(refused)).catch(() => undefined);
  }

  async #tell({ host, name, what, text, refusal }: RefusedAmendment): Promise<void> {
    const { dialog, window, words, copy } = this.parts;
    const said = words();
    const { amendment } = said.desktop;
    const options = {
      type: 'info' as const,
      message: amendment.notKept(amendment.what[what], name ?? host.name),
      detail: [refusal.message, ...(text === null ? [] : [text])].join('\n\n'),
      buttons: text === null ? [amendment.understood] : [amendment.understood, amendment.copyText],
      cancelId: 0,
    };
    const front = window();
    const { response } = await (front ? dialog.showMessageBox(front, options) : dialog.showMessageBox(options));
    if (response === 1 && text !== null) await copy(text);
  }
}
