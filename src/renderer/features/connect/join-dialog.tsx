import { Dialog } from '../../ui/dialog';
import { CodeForm } from './code-form';
import { CODE_HELP, codeLabel } from './code-words';
import { CONFIRM_WORDS, ConfirmFingerprint } from './confirm-fingerprint';
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
    <Dialog {...wordsFor(joining)} onClose={onClose}>
      <JoinStepBody joining={joining} link={link} onOpen={onOpen} />
    </Dialog>
  );
}

function wordsFor({ at }: Joining): { title: string; description?: string } {
  switch (at.step) {
    case 'find':
      return { title: 'Join or host' };
    case 'confirm':
      return {
        title: CONFIRM_WORDS.title,
        description: `Meeting ${at.found.name} for the first time. ${CONFIRM_WORDS.lead}`,
      };
    case 'code':
      return { title: `${at.found.name} asks for its join code` };
  }
}

function JoinStepBody({ joining, link, onOpen }: Omit<JoinDialogProps, 'onClose'> & { readonly joining: Joining }) {
  const { at } = joining;
  switch (at.step) {
    case 'find':
      return <FindHost joining={joining} link={link} onOpen={onOpen} />;
    case 'confirm':
      return <ConfirmFingerprint found={at.found} joining={joining} />;
    case 'code':
      return (
        <CodeForm
          label={codeLabel(at.found.name)}
          help={CODE_HELP}
          busy={joining.asking !== null}
          problem={joining.problem?.message ?? null}
          onCode={(code) => void joining.giveCode(at.found, code)}
          onCancel={joining.cancel}
        />
      );
  }
}
