import { describe, expect, it } from 'vitest';
import { eventFields } from './eventXml';
import { XmlEvents } from './xmlEvents';

function split(text: string, chunkBytes = Infinity, maxEventBytes?: number) {
  const heard: [kind: string, line: number, text: string, reason?: string][] = [];
  const decoder = new TextDecoder();
  const tell =
    (kind: string) =>
    (bytes: Uint8Array, start: number, end: number, line: number, reason?: unknown): void => {
      const part = decoder.decode(bytes.subarray(start, end)).trim();
      heard.push(typeof reason === 'string' ? [kind, line, part, reason] : [kind, line, part]);
    };
  const splitter = new XmlEvents(
    {
      span: (bytes, start, end, line) => tell('event')(bytes, start, end, line),
      fault: tell('fault'),
      prefix: tell('prefix'),
      blankLine: () => undefined,
    },
    maxEventBytes,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, Math.min(bytes.length, at + chunkBytes)));
  }
  splitter.finish();
  return heard;
}

const CHUNKS = [1, 9, Infinity];
const event = (n: number): string =>
  `<Event xmlns='w'><System><EventID>${n}</EventID></System><EventData/></Event>`;

describe('events', () => {
  it.each([
    ['one a line', `${event(1)}\n${event(2)}\n`, [1, 2]],
    ['one after another', `${event(1)}${event(2)}`, [1, 1]],
    ['wrapped', `<?xml version="1.0"?>\n<Events>\n${event(1)}\n\n${event(2)}</Events>`, [3, 5]],
    [
      'of several lines',
      `${event(1).replaceAll('><', '>\n<')}\n${event(2).replaceAll('><', '>\r\n<')}`,
      [1, 7],
    ],
  ])('%s are found with their lines', (_name, text, lines) => {
    for (const chunkBytes of CHUNKS) {
      const heard = split(text, chunkBytes);
      expect(heard.map(([kind, line]) => [kind, line])).toEqual(
        lines.map((line) => ['event', line]),
      );
    }
  });

  it('text around them is a fault on a line of its own and a prefix on theirs', () => {
    for (const chunkBytes of CHUNKS) {
      expect(split(`# note\n<13>host ${event(1)}\n${event(2)}`, chunkBytes)).toEqual([
        ['fault', 1, '# note', 'it is no Windows event'],
        ['prefix', 2, '<13>host'],
        ['event', 2, event(1)],
        ['event', 3, event(2)],
      ]);
    }
  });

  it('one that is cut costs no other', () => {
    const cut = event(1).slice(0, 40);
    for (const chunkBytes of CHUNKS) {
      expect(split(`${cut}\n${event(2)}\n${cut}`, chunkBytes)).toEqual([
        ['fault', 1, cut, 'an event is opened and never closed'],
        ['event', 2, event(2)],
        ['fault', 3, cut, 'the last record is cut mid-way'],
      ]);
    }
  });

  it('one whose beginning is missing is a fault', () => {
    expect(split(`a</Data></EventData></Event>\n${event(2)}`)).toEqual([
      ['fault', 1, 'a</Data></EventData></Event>', 'the beginning of the event is missing'],
      ['event', 2, event(2)],
    ]);
  });

  it('one beyond the limit is rejected and the next one is not', () => {
    const long = event(1).replace('<EventData/>', `<A>${'<B>x</B>\n'.repeat(100)}</A>`);
    for (const chunkBytes of [16, Infinity]) {
      const heard = split(`${long}\n${event(2)}`, chunkBytes, 200);
      expect(heard.map(([kind, line]) => [kind, line])).toEqual([
        ['fault', 1],
        ['event', 102],
      ]);
    }
  });
});

function fieldsOf(xml: string): [string, string | null][] {
  const fields: [string, string | null][] = [];
  eventFields(xml, (name, value) => fields.push([name, value]));
  return fields;
}

describe('eventFields', () => {
  it('names what System holds', () => {
    expect(
      fieldsOf(
        `<Event xmlns="w"><System><Provider Name="P" Guid='{1}' EventSourceName="S"/><EventID Qualifiers="16384">7045</EventID><Level></Level><TimeCreated SystemTime='2024-01-15T09:00:00.1234567Z'/><EventRecordID>12</EventRecordID><Correlation ActivityID="{2}"/><Execution ProcessID="4" ThreadID="8"/><Channel>System</Channel><Security/></System></Event>`,
      ),
    ).toEqual([
      ['Provider', 'P'],
      ['ProviderGuid', '{1}'],
      ['EventSourceName', 'S'],
      ['EventID', '7045'],
      ['Qualifiers', '16384'],
      ['Level', null],
      ['TimeCreated', '2024-01-15T09:00:00.1234567Z'],
      ['EventRecordID', '12'],
      ['ActivityID', '{2}'],
      ['ExecutionProcessID', '4'],
      ['ExecutionThreadID', '8'],
      ['Channel', 'System'],
    ]);
  });

  it('names event data, numbers what has no name, and keeps System names apart', () => {
    expect(
      fieldsOf(
        `<Event><EventData><Data Name='CommandLine'>a &lt;b&gt; &amp;amp; &#13;&#x0A;"é"</Data><Data Name="Channel">x</Data><Data>one</Data><Data/><Binary>00</Binary><Data Name="Empty"></Data></EventData></Event>`,
      ),
    ).toEqual([
      ['CommandLine', 'a <b> &amp; \r\n"é"'],
      ['EventData.Channel', 'x'],
      ['Data1', 'one'],
      ['Data2', null],
      ['Binary', '00'],
      ['Empty', null],
    ]);
  });

  it('names user data by its elements and other sections by theirs', () => {
    expect(
      fieldsOf(
        `<Event><UserData><LogFileCleared xmlns:a="b"><SubjectUserName>al</SubjectUserName><Channel>Security</Channel><a:Deep><b>1</b></a:Deep></LogFileCleared></UserData><RenderingInfo Culture="en-US"><Message>Cleared.</Message><Level>Info</Level></RenderingInfo></Event>`,
      ),
    ).toEqual([
      ['SubjectUserName', 'al'],
      ['UserData.Channel', 'Security'],
      ['Deep.b', '1'],
      ['RenderingInfo.Culture', 'en-US'],
      ['Message', 'Cleared.'],
      ['RenderingInfo.Level', 'Info'],
    ]);
  });

  it.each([
    ['tags that do not match', '<Event><a></b></Event>'],
    ['a broken tag', '<Event><a b=c></a></Event>'],
    ['an open element', '<Event><a></a>'],
  ])('throws on %s', (_name, xml) => {
    expect(() => fieldsOf(xml)).toThrow();
  });
});
