import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from './testing/intake';

interface Start {
  readonly log: 'sysmon' | 'security' | 'defender';
  /** Seconds after 09:00:00. */
  readonly at: number;
  readonly host?: string;
  readonly name?: string;
  readonly pid?: string;
  readonly args?: string;
}

const WINDOWS_HEADER =
  'TimeCreated,EventID,Channel,Computer,Image,NewProcessName,ProcessId,NewProcessId,CommandLine';
const DEFENDER_HEADER =
  'Timestamp,DeviceName,ActionType,FileName,ProcessId,ProcessCommandLine,InitiatingProcessFileName';

/** A start as its log writes it; every case has machines of its own, so that all are marked in one go. */
function line(start: Start, place: number): string {
  const { log, at, host = 'ws1', name = 'cmd.exe', pid = '4242', args = 'cmd /c' } = start;
  const time = `2024-03-05T09:00:${at.toFixed(6).padStart(9, '0')}Z`;
  const machine = `${host}-${place}`;
  const path = `C:\\Windows\\${name}`;
  if (log === 'sysmon') {
    const channel = 'Microsoft-Windows-Sysmon/Operational';
    return [time, '1', channel, machine, path, '', pid, '', args].join(',');
  }
  if (log === 'security') {
    return [time, '4688', 'Security', machine, '', path, '0x4', pid, args].join(',');
  }
  return [time, machine, 'ProcessCreated', name, pid, args, 'explorer.exe'].join(',');
}

const SYSMON: Start = { log: 'sysmon', at: 10 };
const SECURITY: Start = { log: 'security', at: 10, pid: '0x1092' };
const DEFENDER: Start = { log: 'defender', at: 10 };

type Case = readonly [name: string, starts: readonly Start[], marks: readonly string[]];

const CASES: readonly Case[] = [
  ['4688 beside Sysmon, hex beside decimal', [SYSMON, SECURITY], ['4688 2 → 1 1']],
  ['Defender beside Sysmon', [SYSMON, DEFENDER], ['ProcessCreated 1 → 1 1']],
  ['4688 beside Defender', [SECURITY, DEFENDER], ['4688 1 → ProcessCreated 1']],
  ['all three', [SYSMON, SECURITY, DEFENDER], ['4688 2 → 1 1', 'ProcessCreated 1 → 1 1']],
  ['two seconds apart', [SYSMON, { ...SECURITY, at: 12 }], ['4688 2 → 1 1']],
  ['two seconds before', [SYSMON, { ...SECURITY, at: 8 }], ['4688 2 → 1 1']],
  ['a microsecond more than two seconds apart', [SYSMON, { ...SECURITY, at: 12.000001 }], []],
  ['on another machine', [SYSMON, { ...SECURITY, host: 'ws2' }], []],
  ['of another program', [SYSMON, { ...SECURITY, name: 'net.exe' }], []],
  [
    'of the same program in other letters',
    [SYSMON, { ...SECURITY, name: 'CMD.EXE' }],
    ['4688 2 → 1 1'],
  ],
  ['of another process number', [SYSMON, { ...SECURITY, pid: '0x1093' }], []],
  [
    'of other arguments, which the number outweighs',
    [SYSMON, { ...SECURITY, args: 'x' }],
    ['4688 2 → 1 1'],
  ],
  [
    'without a number but the same arguments',
    [SYSMON, { ...DEFENDER, pid: '' }],
    ['ProcessCreated 1 → 1 1'],
  ],
  ['without a number and other arguments', [SYSMON, { ...DEFENDER, pid: '', args: 'x' }], []],
  ['without a number on the better side', [{ ...SYSMON, pid: '' }, SECURITY], ['4688 2 → 1 1']],
  ['without a number or arguments', [SYSMON, { ...DEFENDER, pid: '', args: '' }], []],
  ['a record twice in one log', [SYSMON, SYSMON], []],
  ['two of one log for one better record', [SYSMON, SECURITY, SECURITY], ['4688 2 → 1 1']],
  [
    'the nearest of two',
    [SYSMON, { ...SECURITY, at: 11.5 }, { ...SECURITY, at: 10.2 }],
    ['4688 3 → 1 1'],
  ],
  [
    'one for one, when both start twice',
    [SYSMON, { ...SYSMON, at: 11.5 }, { ...SECURITY, at: 11.4 }, { ...SECURITY, at: 10.9 }],
    ['4688 3 → 1 2', '4688 4 → 1 1'],
  ],
  [
    '4688 beside a record of Defender that is beside Sysmon',
    [SYSMON, { ...DEFENDER, at: 11.5 }, { ...SECURITY, at: 13 }],
    ['4688 2 → 1 1', 'ProcessCreated 1 → 1 1'],
  ],
  [
    'no second 4688 by way of Defender',
    [SYSMON, { ...DEFENDER, at: 11.5 }, SECURITY, { ...SECURITY, at: 13 }],
    ['4688 2 → 1 1', 'ProcessCreated 1 → 1 1'],
  ],
];

const hundred = (start: Start): Start[] => Array.from({ length: 100 }, () => start);
const CROWD = CASES.length;

const isOfDefender = ({ log }: Start): boolean => log === 'defender';

async function load(intake: TestIntake, cases: readonly (readonly Start[])[]): Promise<void> {
  const lines = (isWanted: (start: Start) => boolean): string[] =>
    cases.flatMap((starts, place) => starts.filter(isWanted).map((start) => line(start, place)));
  await intake.drop(
    'events.csv',
    [WINDOWS_HEADER, ...lines((start) => !isOfDefender(start))].join('\n'),
  );
  const ofDefender = lines(isOfDefender);
  if (ofDefender.length === 0) return;
  await intake.drop('DeviceProcesses.csv', [DEFENDER_HEADER, ...ofDefender].join('\n'));
}

/** The marks of a case as `log record → log record`, records counted within the case and the file. */
async function marksOf(intake: TestIntake, place: number): Promise<string[]> {
  const rows = recordsOf(
    await intake.db.query(sql`
      with starts as (
        select *, event_code || ' ' || row_number() over (partition by file_id order by record) as name
        from process_logs where ends_with(host, ${literal(`-${place}`)}))
      select marked.name as marked, better.name as better
      from starts marked join starts better
        on better.file_id = marked.twin_file_id and better.record = marked.twin_record
      order by marked.file_id, marked.record`),
  );
  return rows.map((row) => `${String(row['marked'])} → ${String(row['better'])}`);
}

describe('twins of a process start', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
    const crowd = [...hundred({ ...SYSMON, pid: '' }), ...hundred(SECURITY)];
    await load(intake, [...CASES.map(([, starts]) => starts), crowd]);
  });
  afterAll(() => intake.db.close());

  it.each(CASES.map(([name, , marks], place) => ({ name, place, marks })))(
    '$name',
    async ({ place, marks }) => {
      expect(await marksOf(intake, place)).toEqual(marks);
    },
  );

  it('are told apart by place where a hundred start in one instant without a number', async () => {
    const marks = await marksOf(intake, CROWD);
    expect(marks).toHaveLength(100);
    expect(new Set(marks.map((mark) => mark.split(' → ')[1])).size).toBe(100);
  });
});

it('twins cost the view nothing where one log alone tells of starts, and come with the next', async () => {
  const intake = await TestIntake.start();
  const view = async (): Promise<string> => {
    const rows = await intake.db.query(
      sql`select sql from duckdb_views() where view_name = 'process_logs'`,
    );
    return String(rows.cell(0, 0));
  };
  await load(intake, [[SYSMON, SYSMON]]);
  expect(await view()).not.toContain('process_twins');
  await load(intake, [[SECURITY]]);
  expect(await view()).toContain('process_twins');
  expect(await marksOf(intake, 0)).toEqual(['4688 1 → 1 1']);
  await intake.db.close();
});
