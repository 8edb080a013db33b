import { useWords } from '../state/words';
import { Dialog } from '../ui/dialog';
import { ShortcutList } from '../ui/shortcut-list';

/** All shortcuts, over whatever is open. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={useWords().app.keyboard} reading onClose={onClose}>
      <ShortcutList heading="h3" />
    </Dialog>
  );
}
