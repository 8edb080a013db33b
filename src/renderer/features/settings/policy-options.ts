import type { Policy } from '#shared/nouns/host';
import type { Words } from '#shared/words/words';

interface PolicyOption {
  readonly value: Policy;
  readonly label: string;
  readonly text: string;
}

/** The three ways a host lets people in, in the words of who runs it. */
export const policyOptions = ({ policies }: Words['settings']['host']): readonly PolicyOption[] => [
  { value: 'open', ...policies.open },
  { value: 'code', ...policies.code },
  { value: 'approval', ...policies.approval },
];
