import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from './caseClock';
import { type CsvRecord, csvRecords } from './csvRecords';
import { generateSampleCase } from './sampleCase';
import type { EvidenceFileName, EvidenceRef } from './sampleTruth';

const projectRoot = join(import.meta.dirname, '../..');
const { files, truth } = generateSampleCase();

function recordsOf(name: EvidenceFileName): readonly CsvRecord[] {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no file ${name}`);
  return csvRecords(file.text);
}

const logons = recordsOf('auth_logs.csv');
const processes = recordsOf('process_logs.csv');
const connections = recordsOf('net_logs.csv');

function at(record: CsvRecord | undefined): number {
  const text = record?.['timestamp'] ?? '';
  return Date.parse(/[Z+]/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
}

function onHost(records: readonly CsvRecord[], host: string): readonly CsvRecord[] {
  return records.filter((record) => record['host'] === host);
}

function sameActor(one: CsvRecord, other: CsvRecord): boolean {
  return one['host'] === other['host'] && one['user'] === other['user'];
}

function follows(later: CsvRecord, earlier: CsvRecord): boolean {
  if (!sameActor(later, earlier)) return false;
  const delay = at(later) - at(earlier);
  return delay >= 0 && delay <= 60 * SECOND;
}

function groupedBy(
  records: readonly CsvRecord[],
  column: string,
): ReadonlyMap<string, readonly CsvRecord[]> {
  const groups = new Map<string, CsvRecord[]>();
  for (const record of records) {
    const key = record[column] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}

describe('the sample case', () => {
  it('is the same byte for byte on every run', () => {
    expect(generateSampleCase()).toEqual({ files, truth });
  });

  it('is what public/sample holds', () => {
    for (const { name, text } of files) {
      const committed = readFileSync(join(projectRoot, 'public/sample', name), 'utf8');
      expect(committed === text, name).toBe(true);
    }
  });

  it('is what e2e/data/sample-truth.json describes', () => {
    const committed: unknown = JSON.parse(
      readFileSync(join(projectRoot, 'e2e/data/sample-truth.json'), 'utf8'),
    );
    expect(committed).toEqual(truth);
  });

  it('holds as many records in each file as the truth says', () => {
    for (const { file, records } of truth.files) expect(recordsOf(file).length, file).toBe(records);
  });
});

describe('the pivot', () => {
  const { pivot } = truth;
  const pivotMs = Date.parse(pivot.at);
  const fromSource = logons.filter((logon) => logon['source_ip'] === pivot.source);

  it('is the first success of its source, after a burst of failures', () => {
    const firstSuccess = fromSource.find((logon) => logon['status'] === 'SUCCESS');
    expect(firstSuccess).toBe(logons[pivot.success.record - 1]);
    expect(at(firstSuccess)).toBe(pivotMs);
    const burst = fromSource.filter(
      (logon) =>
        logon['user'] === pivot.user &&
        logon['status'] === 'FAILURE' &&
        at(logon) < pivotMs &&
        at(logon) >= pivotMs - 10 * MINUTE,
    );
    expect(burst.length).toBeGreaterThanOrEqual(5);
    expect(at(burst.at(-1))).toBe(Date.parse(pivot.lastFailureAt));
  });

  it('is followed by commands of the same account on the same host', () => {
    const first = onHost(processes, pivot.host).find(
      (process) => process['user'] === pivot.user && at(process) > pivotMs,
    );
    expect(at(first)).toBe(Date.parse(pivot.firstExecutionAt));
    expect(at(first) - pivotMs).toBeLessThan(5 * MINUTE);
  });

  it('is the only source that fails five times in ten minutes and then succeeds and acts', () => {
    const sources = new Set<string>();
    for (const [source, attempts] of groupedBy(logons, 'source_ip')) {
      const failures = attempts.filter((logon) => logon['status'] === 'FAILURE').map(at);
      const burstEnds = failures.filter(
        (end, index) => end - (failures[index - 4] ?? Number.NEGATIVE_INFINITY) <= 10 * MINUTE,
      );
      const acts = attempts.some(
        (logon) =>
          logon['status'] === 'SUCCESS' &&
          burstEnds.some((end) => at(logon) > end && at(logon) - end <= 60 * MINUTE) &&
          processes.some(
            (process) =>
              sameActor(process, logon) &&
              at(process) > at(logon) &&
              at(process) - at(logon) <= 30 * MINUTE,
          ),
      );
      if (acts) sources.add(source);
    }
    expect([...sources]).toEqual([pivot.source]);
  });
});

describe('the kill chains', () => {
  function newPairs(): ReadonlySet<CsvRecord> {
    const seen = new Set<string>();
    const first = new Set<CsvRecord>();
    for (const connection of connections) {
      const pair = `${connection['host']} ${connection['dest_ip']}`;
      if (!seen.has(pair) && connection['dest_ip']?.startsWith('10.')) first.add(connection);
      seen.add(pair);
    }
    return first;
  }

  function planted({ file, record }: EvidenceRef): CsvRecord | undefined {
    if (file === 'auth_logs.csv') return logons[record - 1];
    return (file === 'process_logs.csv' ? processes : connections)[record - 1];
  }

  it('are exactly the logons that lead within two minutes to a new internal address', () => {
    const found = [...newPairs()].flatMap((connection) =>
      processes
        .filter((process) => follows(connection, process))
        .flatMap((process) =>
          logons
            .filter((logon) => logon['status'] === 'SUCCESS' && follows(process, logon))
            .map((logon) => [logon, process, connection]),
        ),
    );
    const chains = truth.killChains.map(({ records }) => [
      planted(records.login),
      planted(records.process),
      planted(records.connection),
    ]);
    expect(chains.length).toBeGreaterThanOrEqual(3);
    expect(found).toEqual(chains);
  });
});

describe('the log gap', () => {
  const { logGap } = truth;
  const from = Date.parse(logGap.from);
  const to = Date.parse(logGap.to);
  const inside = (records: readonly CsvRecord[]): number =>
    onHost(records, logGap.host).filter((record) => at(record) > from && at(record) < to).length;

  it('silences the process log of one server while its other logs go on', () => {
    expect(to - from).toBeGreaterThan(30 * MINUTE);
    expect(inside(processes)).toBe(0);
    expect(inside(logons)).toBeGreaterThan(5);
    expect(inside(connections)).toBeGreaterThan(5);
  });

  it('is the only silence of half an hour in any log of any server', () => {
    const silent = [logons, processes, connections].flatMap((records) =>
      [...groupedBy(records, 'host')]
        .filter(([host]) => !host.startsWith('WS-'))
        .flatMap(([host, own]) =>
          own
            .filter((record, index) => at(record) - at(own[index - 1] ?? record) > 30 * MINUTE)
            .map((record) => ({ host, to: at(record) })),
        ),
    );
    expect(silent).toEqual([{ host: logGap.host, to }]);
  });
});

describe('the encoded commands', () => {
  it('are the only ones and decode to readable text', () => {
    const encoded = processes.flatMap((process, index) => {
      const payload = / -e\w* ([A-Za-z0-9+/=]{100,})$/i.exec(process['arguments'] ?? '')?.[1];
      return payload === undefined ? [] : [{ record: index + 1, payload }];
    });
    expect(encoded.map(({ record }) => record)).toEqual(
      truth.encodedCommands.map(({ record }) => record),
    );
    for (const { payload } of encoded) {
      expect(payload.length).toBeGreaterThanOrEqual(200);
      expect(payload.length).toBeLessThanOrEqual(1500);
      expect(Buffer.from(payload, 'base64').toString('utf16le')).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
