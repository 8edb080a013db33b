/** The part of Electron's `webUtils` that is needed; absent before Electron 29, where a file tells its path itself. */
export interface FilePaths {
  getPathForFile(file: File): string;
}

/** Makes what finds the path of a file that was dropped or pasted; empty when it has none, as a pasted picture. */
export const createPathOf =
  (webUtils: FilePaths | undefined) =>
  (file: object): string => {
    if (webUtils) return webUtils.getPathForFile(file as File);
    const path = 'path' in file ? file.path : '';
    return typeof path === 'string' ? path : '';
  };
