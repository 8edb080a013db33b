declare module 'fs-native-extensions' {
  /** Takes an exclusive kernel lock on an open file; false when another descriptor holds it. Released with the descriptor. */
  export function tryLock(fd: number): boolean;
}
