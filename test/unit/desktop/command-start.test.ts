import { expect, test } from 'vitest';
import { commandWords } from '../../../src/main/desktop/command-start';

test.each([
  [['/opt/hearth', 'verify', '--data', 'd'], true, ['verify', '--data', 'd']],
  [['/opt/hearth', '--no-sandbox', 'verify', '--data', 'd'], true, ['verify', '--data', 'd']],
  [['/opt/hearth', 'verify', '--data', 'd', '--no-sandbox'], true, ['verify', '--data', 'd']],
  [['electron', '.', 'verify'], false, ['verify']],
  [['electron', '--no-sandbox', '.', 'verify'], false, ['verify']],
  [['/opt/hearth', 'hearth://studio:4747/'], true, ['hearth://studio:4747/']],
  [['/opt/hearth'], true, []],
])('of %j (an installed app: %s) the command line is %j', (argv, isApp, words) => {
  expect(commandWords(argv, isApp)).toEqual(words);
});
