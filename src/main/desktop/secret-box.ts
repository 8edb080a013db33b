import type { SafeStorage } from 'electron';
import { createFileSecretBox } from '../peer/identity/file-secret-box';
import type { SecretBox } from '../peer/peer';

/**
 * Seals secrets with the system's keychain. Where there is none (a bare Linux; Chromium's `basic_text` is a fixed
 * password and counts as none) they are kept in a file that only this account may read, and `Me.key_storage` says so.
 */
export function createSecretBox(safeStorage: SafeStorage, platform: NodeJS.Platform): SecretBox {
  if (!hasKeychain(safeStorage, platform)) return createFileSecretBox();
  return {
    kind: 'keychain',
    seal: async (secret) => safeStorage.encryptString(secret).toString('base64'),
    open: async (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  };
}

function hasKeychain(safeStorage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  // Electron has told which backend it uses since 26; before, `basic_text` counted as no encryption.
  if (platform !== 'linux' || !('getSelectedStorageBackend' in safeStorage)) return true;
  return safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
