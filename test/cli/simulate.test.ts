import { WORKED_SCENARIOS } from '@tamwil/scenario';
import { expect, it } from 'vitest';
import { start, tamwil } from './process.ts';

const threeLetters = WORKED_SCENARIOS.find(({ id }) => id === 'three-letters')!.document;

it('a simulation that is cancelled leaves no half answer behind', async () => {
  const child = start(['simulate', '-']);
  let answer = '';
  child.stdout.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  const uncertain = JSON.stringify(threeLetters).replaceAll(
    '"stage":"committed"',
    '"stage":"committed","probability":"0.5"',
  );
  child.stdin.end(`{"scenario":${uncertain},"commonFactor":null,"draws":100000}`);
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  setTimeout(() => child.kill('SIGINT'), 2_000);
  expect(await ended).toBe('SIGINT');
  expect(answer).toBe('');
});

it('a table of chances names what is certain in one line and the rest with its standard error', async () => {
  const funding = [
    { id: 'c5', amount: '4000000.00', stage: 'received', earmark: { for: ['C5'] } },
    { id: 'c4', amount: '8000000.00', stage: 'pledged', probability: '0.5', earmark: { for: ['C4'] } },
  ];
  const scenario = { schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', level: 'component', funding };
  const run = await tamwil(
    ['simulate', '-', '--table'],
    JSON.stringify({ scenario, commonFactor: null, draws: 400, seed: 3 }),
  );
  expect([run.code, run.stderr]).toEqual([0, '']);
  const lines = run.stdout.split('\n');
  expect(lines[1]).toMatch(/^gap +225000000\.00 +2(?:25|33)000000\.00 +233000000\.00$/);
  expect(lines.slice(6)).toEqual([
    '400 draws, seed 3, common factor none. Below each value its standard error.',
    'complete in every draw: C5',
    'complete in none: C1 C2 C3',
    expect.stringMatching(/^C4: complete with chance 0\.[45]\d{5}, standard error 0\.02\d{4}$/),
    '',
  ]);
});
