import type { files as English } from '../en/files';

export const files: typeof English = {};
