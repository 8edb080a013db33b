import { createPrivateKey } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { expect, test } from 'vitest';
import { type HeadlessHost, startHeadless } from '../support/headless';
import { hearing, Outsider, push } from '../support/outsider';
import { requires } from '../support/requirements';
import { tempFolder } from '../support/temp-folder';

const here = ['--bind', '127.0.0.1', '--no-discovery'];

/** A host, and its owner in `system`. */
async function hostAndOwner(data: string, ...args: string[]) {
  const host = await startHeadless({ data, args: [...here, ...args] });
  const ann = await Outsider.named('Annabelle');
  const line = await ann.connect(host, { owner_code: host.owner_code ?? '' });
  return { host, ann, line, system: await line.join('system') };
}

const say = (text: string, client_id: string) => ({ message: text, client_id });

requires('build')('the headless host and a client written from docs/protocol.md', () => {
  test('[CONN-1] [CONN-6] [AUTH-1] [AUTH-2] [ROLE-1] [KEEP-1] talk, and after a restart everything is there', async () => {
    const data = await tempFolder();
    const first = await hostAndOwner(data, '--name', 'Studio');
    const { reply } = first.system;
    expect(reply).toMatchObject({
      user: { id: first.ann.id, name: 'Annabelle', role: 'owner' },
      host: { name: 'Studio' },
    });
    const bob = await Outsider.named('Bob');
    const bobs = await bob.connect(first.host);
    const announced = hearing((await bobs.join('system')).channel, 'chatroom');

    const { chatroom } = await push(first.system.channel, 'chatroom-create', { name: 'Lunch' });
    expect((await announced.next()).chatroom).toEqual(chatroom);
    const topic = `room-${chatroom.id}`;
    const room = await first.line.join(topic);
    const heard = hearing((await bobs.join(topic)).channel, 'chat-message');
    const acks = [];
    for (const n of [1, 2, 3]) acks.push(await push(room.channel, 'chat-message', say(`Soup ${n}?`, `ann-${n}`)));
    const said = [await heard.next(), await heard.next(), await heard.next()];
    expect(said.map(({ seq, user, message }) => [seq, user, message])).toEqual(
      [1, 2, 3].map((n) => [n, first.ann.id, `Soup ${n}?`]),
    );
    expect(acks).toEqual(said.map(({ id, seq, created }) => ({ id, seq, created })));

    expect(await first.host.end('SIGTERM')).toBe(0);
    expect(await Promise.all([first.line.closed, bobs.closed])).toEqual([1001, 1001]);

    const again = await startHeadless({ data, args: here });
    expect(again).toMatchObject({ id: first.host.id, fingerprint: first.host.fingerprint });
    expect(again.owner_code).toBeUndefined();
    const line = await first.ann.connect(again);
    const system = await line.join('system');
    expect(system.reply.user).toMatchObject({ id: first.ann.id, role: 'owner' });
    expect(system.reply.users.map((user: { name: string }) => user.name)).toEqual(['Annabelle', 'Bob']);
    expect(system.reply.chatrooms).toEqual([{ ...chatroom, seq: 3, participants: 0 }]);
    const rejoined = await line.join(topic, { since: 1 });
    expect(rejoined.reply).toMatchObject({ seq: 3, messages: said.slice(1), more: false });
    expect(await push(rejoined.channel, 'chat-message', say('Soup 3?', 'ann-3'))).toEqual(acks[2]);
    expect((await push(rejoined.channel, 'chat-message', say('Salad', 'ann-4'))).seq).toBe(4);
    expect(await again.end('SIGINT')).toBe(0);
  });

  test('[CONN-2] the certificate is its own, made on first run, and has the fingerprint that it tells', async () => {
    const data = await tempFolder();
    const host = await startHeadless({ data, args: here });
    const certificate = await certificateOf(host);
    expect(certificate.issuer).toEqual(certificate.subject);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(host.fingerprint);
    const other = await startHeadless({ data: await tempFolder(), args: here });
    expect(other.fingerprint).not.toBe(host.fingerprint);
    await expect((await Outsider.named('Ann')).connect({ ...host, fingerprint: other.fingerprint })).rejects.toThrow(
      'was not let in',
    );
  });

  test('[KEEP-3] with a damaged or missing identity it ends with 1 and names the file, and stays as it is', async () => {
    const data = await tempFolder();
    const host = await startHeadless({ data, args: here });
    await host.end();
    const path = join(data, 'identity');
    const whole = await readFile(path);
    const refusal = expect.objectContaining({
      message: expect.stringMatching(/ended with 1: .+\/identity\b.*\.\s*$/s),
    });
    await writeFile(
      path,
      whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    );
    await expect(startHeadless({ data, args: here })).rejects.toEqual(refusal);
    await rm(path);
    await expect(startHeadless({ data, args: here })).rejects.toEqual(refusal);
    await writeFile(path, whole);
    expect((await startHeadless({ data, args: here })).id).toBe(host.id);
  });

  test('[SAFE-1] its log has no key, code, token, name or message in it', async () => {
    const data = await tempFolder();
    const { host, ann, line, system } = await hostAndOwner(data, '--name', 'Hidden-Studio', '--policy', 'code');
    const { code } = await push(system.channel, 'host-code', { rotate: true });
    const before = new URL(host.join).searchParams.get('code') ?? '';
    const bob = await Outsider.named('Robert-Secret');
    const token = await bob.token(host, { code });
    const bobs = await bob.connect(host, { code });
    await expect((await Outsider.named('Guesser')).connect(host, { code: 'wrong-guess-1234' })).rejects.toThrow();
    await expect(ann.connect(host, { owner_code: host.owner_code ?? '' })).rejects.toThrow();
    await push((await bobs.join('system')).channel, 'user-update', { name: 'Bobby-Secret' });
    const { chatroom } = await push(system.channel, 'chatroom-create', { name: 'Cellar-Secret', description: 'Wine' });
    const room = (await line.join(`room-${chatroom.id}`)).channel;
    await push(room, 'chat-message', say('The password is swordfish', 'c1'));
    await expect(push(room, 'chat-message', say(`swordfish${'x'.repeat(9_000)}`, 'c2'))).rejects.toThrow('too_large');
    await expect(push(room, 'swordfish', { message: 'swordfish' })).rejects.toThrow('bad_request');
    await push(system.channel, 'user-remove', { id: bob.id });
    await bobs.closed;
    await host.end('SIGTERM');

    const log = host.log();
    expect(log).toContain('"event":"socket_opened"');
    expect(log).toContain('"event":"upgrade_refused"');
    const secrets = [before, code, 'wrong-guess', host.owner_code, ...token.split('.'), ...(await privateKeysIn(data))];
    for (const secret of [...secrets, 'Annabelle', 'Secret', 'Guesser', 'Hidden', 'swordfish', 'Wine']) {
      expect(secret).toMatch(/.{4}/);
      expect(log).not.toContain(secret);
    }
  });
});

const certificateOf = ({ port }: HeadlessHost): Promise<PeerCertificate> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.on('error', reject);
  });

/** The private key in the host's identity file: the whole of its secret part, in the forms it might be written in. */
async function privateKeysIn(data: string): Promise<string[]> {
  const text = (await readFile(join(data, 'identity'), 'utf8')).replaceAll('\\n', '\n');
  const [pem = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? [];
  const { d = '' } = createPrivateKey(pem).export({ format: 'jwk' });
  return [d, ...pem.split('\n').slice(1, 3)];
}
