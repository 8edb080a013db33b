import * as v from 'valibot';

/** Where the next page begins: handed out by the host, handed back unread. */
export const Cursor = v.pipe(v.string('A cursor is a text.'), v.minLength(1), v.maxLength(500));
