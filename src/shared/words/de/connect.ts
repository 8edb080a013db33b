import type { connect as English } from '../en/connect';

export const connect: typeof English = {};
