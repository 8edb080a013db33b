import * as v from 'valibot';
import { Settings } from '#shared/bridge/settings';

/** Settings as they are kept on disk, by this version of Hearth or by one before it. */
export const KeptSettings = v.pipe(v.looseObject({}), v.transform(renewed), Settings);

/** Says in today's settings what was a switch of its own once: whether messages notify, and may be heard. */
function renewed(kept: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ...kept,
    ...(kept.notify_messages === false && { notify_level: 'nothing' }),
    ...(kept.notify_sounds === true && { sound: 'system' }),
  };
}
