import type { SecretBox } from '../peer';

/** Keeps a secret as it is: what protects it is that only this account may read the file (0600). */
export const createFileSecretBox = (): SecretBox => ({
  kind: 'file',
  seal: async (secret) => secret,
  open: async (sealed) => sealed,
});
