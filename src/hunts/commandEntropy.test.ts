import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/command-entropy/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const RANDOM = 'q7Z!x2#Kw9@Lm4$Vb8%Tn1^Rc6&Yh3*Jd5(Pf0)Gs_Uk+Xe=Oa{Bi}Wt|Qv;Mz:Hy<Nr>Dl';

async function findingsIn(
  lines: readonly string[],
  overrides: Readonly<Record<string, number>> = {},
): Promise<readonly CaseFinding[]> {
  const rows = lines.map((line) => ['WS1', 'tool.exe', line]);
  await loadTables(db, { process_logs: csvText('host,process_name,arguments', rows) });
  return (await runCase(db, hunt, overrides)).findings;
}

/** Lines of one bit a character and different lengths: their entropies have no spread at all. */
const uniform = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => '-.'.repeat(10 + i));

describe('entropy outliers', () => {
  it('are found against 30 lines of the program, without any spread among the others', async () => {
    expect(await findingsIn([...uniform(29), RANDOM])).toMatchObject([
      { severity: 'low', summary: expect.stringContaining('against same program') as string },
    ]);
  });

  it('are not judged against 29 lines', async () => {
    expect(await findingsIn([...uniform(28), RANDOM])).toEqual([]);
  });

  it('count a repeated line once', async () => {
    expect(await findingsIn([...uniform(28), ...uniform(28), RANDOM, RANDOM])).toEqual([]);
    expect(await findingsIn([...uniform(29), RANDOM, RANDOM])).toMatchObject([
      { rows: [{ record: 30 }, { record: 31 }] },
    ]);
  });

  it('lie above the floor and have the length that is asked for', async () => {
    const lines = [...uniform(29), RANDOM];
    expect(await findingsIn(lines, { min_entropy: 7 })).toEqual([]);
    expect(await findingsIn(lines, { min_z: 1_000 })).toEqual([]);
    expect(await findingsIn([...uniform(29), RANDOM.slice(0, 40)], { min_length: 41 })).toEqual([]);
  });
});

describe('the switch for an encoded command', () => {
  const BLOCK = 'JABjAGwAaQBlAG4AdAAg';
  const severityOf = async (line: string): Promise<string | undefined> =>
    (await findingsIn([line]))[0]?.severity;

  it.each([
    '-e',
    '-ec',
    '-en',
    '-enc',
    '-Enco',
    '/encodedcommand',
    '–EncodedCommand',
    '-nop -w hidden -enc',
    '-e:',
  ])('is recognised as powershell %s', async (flag) => {
    expect(await severityOf(`powershell ${flag} ${BLOCK}`)).toBe('high');
  });

  it.each(['-ex', '-ep', '-exec', '-ef', '-File', '-c', 'e', '--end'])(
    'is not powershell %s',
    async (flag) => {
      expect(await severityOf(`powershell ${flag} ${BLOCK}`)).toBeUndefined();
    },
  );

  it('needs a block of 20 letters after it, and PowerShell somewhere', async () => {
    expect(await severityOf(`powershell -enc ${BLOCK.slice(1)}`)).toBeUndefined();
    expect(await severityOf(`gpg -e ${BLOCK}`)).toBeUndefined();
    expect(await severityOf(`/c start pwsh.exe -enc ${BLOCK}`)).toBe('high');
  });
});
