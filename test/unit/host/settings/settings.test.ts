import { describe, expect, it } from 'vitest';
import { joinCode, updateHost } from '../../../../src/main/host/settings/update-host';
import type { SettingsRecord } from '../../../../src/main/store/records';
import { granted, refused, rulesAtWork } from '../../../support/rules';

const settings: SettingsRecord = {
  id: 'host',
  name: 'Studio',
  policy: 'open',
  code: '',
  owner_code: null,
  visible: true,
  file_bytes: 0,
};

const host = async () => {
  const rules = await rulesAtWork('ann', 'bob:admin', 'cy');
  await rules.registry.update((records) => records.put('settings', settings));
  return rules;
};

describe("the host's settings", () => {
  it('are changed by the owner and admins', async () => {
    const { decide, registry } = await host();
    expect(refused(await decide('cy', updateHost, { name: 'Mine' }))).toBe('forbidden');
    granted(await decide('bob', updateHost, { name: 'Press' }));
    granted(await decide('ann', updateHost, { policy: 'approval' }));
    expect(await registry.get('settings', 'host')).toEqual({ ...settings, name: 'Press', policy: 'approval' });
  });

  it('have a join code as soon as the policy asks for one', async () => {
    const { decide, registry } = await host();
    granted(await decide('ann', updateHost, { policy: 'code' }));
    expect((await registry.get('settings', 'host'))?.code).toMatch(/^[a-z]+-[a-z]+-\d{4}$/);
  });

  it('show the join code to the owner alone, who may make a new one', async () => {
    const { decide } = await host();
    expect(refused(await decide('bob', joinCode, { rotate: false }))).toBe('forbidden');
    const first = granted(await decide('ann', joinCode, { rotate: false }));
    expect(granted(await decide('ann', joinCode, { rotate: false }))).toBe(first);
    expect(granted(await decide('ann', joinCode, { rotate: true }))).not.toBe(first);
  });
});
