import type { Words } from '#shared/words/words';
import { useWords } from '../../state/words';
import { Dialog } from '../../ui/dialog';
import { CodeForm } from './code-form';
import { ConfirmFingerprint } from './confirm-fingerprint';
import { FindHost } from './find-host';
import { type Joining, useJoining } from './joining';
import { useLinkOnce } from './use-link-once';

interface JoinDialogProps {
  /** A link that was clicked or pasted. */
  readonly link?: string | undefined;
  /** Opens the host that was joined or started. */
  readonly onOpen: (host: string) => void;
  readonly onClose: () => void;
}

/** Joins one more host, or starts one here. */
export function JoinDialog({ link, onOpen, onClose }: JoinDialogProps) {
  const joining = useJoining(onOpen);
  useLinkOnce(link, joining);
  return (
    <Dialog {...titleOf(joining, useWords().connect)} onClose={onClose}>
      <JoinStepBody joining={joining} link={link} onOpen={onOpen} />
    </Dialog>
  );
}

function titleOf({ at }: Joining, words: Words['connect']): { title: string; description?: string } {
  switch (at.step) {
    case 'find':
      return { title: words.joinOrHost };
    case 'confirm':
      return {
        title: words.confirm.title,
        description: words.confirm.meetingThen(at.found.name, words.confirm.lead),
      };
    case 'code':
      return { title: words.code.asked(at.found.name) };
  }
}

function JoinStepBody({ joining, link, onOpen }: Omit<JoinDialogProps, 'onClose'> & { readonly joining: Joining }) {
  const words = useWords().connect;
  const { at } = joining;
  switch (at.step) {
    case 'find':
      return <FindHost joining={joining} link={link} onOpen={onOpen} />;
    case 'confirm':
      return <ConfirmFingerprint found={at.found} joining={joining} />;
    case 'code':
      return (
        <CodeForm
          label={words.code.label(at.found.name)}
          help={words.code.help}
          busy={joining.asking !== null}
          problem={joining.problem?.message ?? null}
          onCode={(code) => void joining.giveCode(at.found, code)}
          onCancel={joining.cancel}
        />
      );
  }
}
