import type { SafeStorage } from 'electron';
import type { SecretBox } from '../peer/peer';

/** How a sealed secret says what sealed it. A computer may get a keychain, or lose it, between two runs. */
const KEYCHAIN = 'keychain:';
const PLAIN = 'plain:';

/**
 * Seals secrets with the system's keychain. Where there is none (a bare Linux; Chromium's `basic_text` is a fixed
 * password and counts as none) they are kept as they are, in a file that only this account may read, and
 * `Me.key_storage` says so.
 */
export function createSecretBox(safeStorage: SafeStorage, platform: NodeJS.Platform): SecretBox {
  const keychain = hasKeychain(safeStorage, platform);
  return {
    kind: keychain ? 'keychain' : 'file',
    async seal(secret) {
      return keychain ? KEYCHAIN + safeStorage.encryptString(secret).toString('base64') : PLAIN + secret;
    },
    async open(sealed) {
      if (sealed.startsWith(PLAIN)) return sealed.slice(PLAIN.length);
      if (!sealed.startsWith(KEYCHAIN)) throw new Error('The key was not sealed by this app.');
      if (!keychain) throw new Error("Your key is in this computer's keychain, and the keychain cannot be opened now.");
      return safeStorage.decryptString(Buffer.from(sealed.slice(KEYCHAIN.length), 'base64'));
    },
  };
}

function hasKeychain(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  // Electron has told which backend it uses since 26; before, `basic_text` counted as no encryption.
  if (platform !== 'linux' || !('getSelectedStorageBackend' in safeStorage)) return true;
  return safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
