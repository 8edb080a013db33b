import { describe, expect, it } from 'vitest';
import { createSecretBox } from '../../../src/main/desktop/secret-box';

type SafeStorage = Parameters<typeof createSecretBox>[0];

/** Electron's safeStorage with a cipher that anybody can read. */
const storage = (available: boolean, backend?: string) =>
  ({
    isEncryptionAvailable: () => available,
    encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
    decryptString: (sealed: Buffer) => [...sealed.toString()].reverse().join(''),
    ...(backend !== undefined && { getSelectedStorageBackend: () => backend }),
  }) as unknown as SafeStorage;

describe('the secret box', () => {
  it('seals with the keychain, and opens what it sealed', async () => {
    const box = createSecretBox(storage(true), 'darwin');
    const sealed = await box.seal('secret');
    expect(box.kind).toBe('keychain');
    expect(sealed).not.toContain('secret');
    expect(await box.open(sealed)).toBe('secret');
  });

  it.each([
    ['there is no encryption', storage(false), 'linux'],
    ['Chromium would encrypt with a fixed password', storage(true, 'basic_text'), 'linux'],
  ] as const)('leaves it to a file where %s', (_why, safeStorage, platform) => {
    expect(createSecretBox(safeStorage, platform).kind).toBe('file');
  });

  it.each(['gnome_libsecret', 'kwallet6', undefined])('takes the Linux keychain %s', (backend) => {
    expect(createSecretBox(storage(true, backend), 'linux').kind).toBe('keychain');
  });
});
