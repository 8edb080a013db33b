import type { BrowserWindow, Dialog } from 'electron';
import type { ClosingQuestion } from './closing-question';

/** Asks in a native dialog; true is "stop and quit". Enter, Escape and closing the dialog keep the app open. */
export async function askBeforeClosing(
  dialog: Dialog,
  window: BrowserWindow | null,
  { message, detail, buttons }: ClosingQuestion,
): Promise<boolean> {
  const options = { type: 'question' as const, message, detail, buttons: [...buttons], defaultId: 0, cancelId: 0 };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}
