import type { app as English } from '../en/app';

export const app: typeof English = {};
