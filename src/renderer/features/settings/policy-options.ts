import type { Policy } from '#shared/nouns/host';

/** The three ways a host lets people in, in the words of who runs it. */
export const POLICY_OPTIONS: readonly { readonly value: Policy; readonly label: string; readonly text: string }[] = [
  { value: 'open', label: 'Anyone on this network', text: 'No questions asked. Fine at home, or in one office.' },
  { value: 'code', label: 'Anyone with the join code', text: 'They type it once.' },
  { value: 'approval', label: 'I let each person in', text: 'You get a notification and answer here.' },
];
