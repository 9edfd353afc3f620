import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../../core/sqlText';
import { recordsOf } from '../../db/rowsOf';
import { TestIntake } from '../testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

const HEADER = '"_serial","_time",source,sourcetype,host,index,"splunk_server","_raw"';

function line(serial: number, raw: string): string {
  const quoted = `"${raw.replaceAll('"', '""')}"`;
  return `${serial},"2021-07-27T05:48:20.265+0300","XmlWinEventLog:Security",xmlwineventlog,"ws1.corp.example",win,idx1,${quoted}`;
}

function logon(user: string, second: number): string {
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4624</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='2021-07-27T02:48:0${second}.1234567Z'/><EventRecordID>7</EventRecordID><Channel>Security</Channel><Computer>WS1.corp.example</Computer></System>\n<EventData><Data Name="TargetUserName">${user}</Data><Data Name="TargetDomainName">CORP</Data><Data Name='LogonType'>3</Data><Data Name='IpAddress'>10.0.0.7</Data></EventData></Event>`;
}

describe('raw events of Splunk', () => {
  it('are the Windows events in _raw, beside the columns of Splunk', async () => {
    const text = [
      HEADER,
      line(0, logon('al', 1)),
      '2,too,short',
      line(2, logon('bo', 2)),
      line(3, '<Event><System>cut'),
      '',
    ].join('\n');
    const report = await intake.drop('raw.csv', text);
    expect(report).toMatchObject({
      source: 'windows-event-xml',
      delimiter: 'comma',
      headless: false,
      records: 4,
      loaded: 3,
      rejected: 1,
      undated: 0,
      firstSeen: '2021-07-27T02:48:01.123456Z',
    });
    expect(report.rejects).toMatchObject([{ record: 2, line: 4 }]);
    expect(report.warnings).toContain(
      '1 of 4 records have no Windows event in "_raw" that can be read as XML (first: record 4); they have only the columns of Splunk, and its "_time" in the place of "TimeCreated".',
    );
    expect(
      await rows(
        `select record, "user", host, source_ip, logon_type from auth_logs where file_id = ${report.fileId} order by record`,
      ),
    ).toEqual([
      { record: 1, user: 'al', host: 'WS1', source_ip: '10.0.0.7', logon_type: '3' },
      { record: 3, user: 'bo', host: 'WS1', source_ip: '10.0.0.7', logon_type: '3' },
    ]);
    const table = report.tables.at(-1) ?? '';
    expect(await rows(`select event_time from ${table} where record = 4`)).toEqual([
      { event_time: '2021-07-27T02:48:20.265Z' },
    ]);
    expect(
      await rows(`select record, _serial, "EventID", _raw from ${table} order by record`),
    ).toEqual([
      { record: 1, _serial: '0', EventID: '4624', _raw: logon('al', 1) },
      { record: 3, _serial: '2', EventID: '4624', _raw: logon('bo', 2) },
      { record: 4, _serial: '3', EventID: null, _raw: '<Event><System>cut' },
    ]);
  });

  it('of another kind are a table of its own, dated by _time', async () => {
    const text = [HEADER, line(0, 'type=LOGIN user=al'), ''].join('\n');
    const report = await intake.drop('classic.csv', text);
    expect(report).toMatchObject({
      source: 'table',
      records: 1,
      loaded: 1,
      undated: 0,
      firstSeen: '2021-07-27T02:48:20.265Z',
      time: { column: '_time', basis: 'explicit' },
    });
  });
});
