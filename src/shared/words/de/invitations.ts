import type { invitations as English } from '../en/invitations';

export const invitations: typeof English = {};
