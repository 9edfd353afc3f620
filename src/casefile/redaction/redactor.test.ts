import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseName } from './caseNames';
import { isKeptName } from './keptNames';
import { Redactor } from './redactor';

const NAMES: readonly CaseName[] = [
  { source: 'host', value: 'WS-01' },
  { source: 'host', value: 'fs-01.corp.haldenmarine.example' },
  { source: 'host', value: 'DC' },
  { source: 'user', value: 'k.berg' },
  { source: 'user', value: 'HALDEN\\svc_backup' },
  { source: 'user', value: 'Administrator' },
  { source: 'user', value: 'v.romano@haldenmarine.example' },
  { source: 'user', value: 'Anna Quist' },
  { source: 'user', value: 'WS-17$' },
  { source: 'user', value: 'al' },
  { source: 'domain', value: 'NT AUTHORITY' },
  { source: 'mail', value: 'berg.private@gmail.com' },
  { source: 'address', value: '10.20.30.11' },
];

function redactor(names: readonly CaseName[] = NAMES): Redactor {
  const made = new Redactor();
  made.add(names);
  return made;
}

describe('text with names in it', () => {
  const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a name as it is', 'WS-01', 'HOST-01'],
    ['any letter case', 'ws-01 K.BERG', 'HOST-01 USER-01'],
    ['no part of a longer name', 'WS-011 XWS-01', 'WS-011 XWS-01'],
    ['a machine account', 'WS-01$ and HALDEN\\WS-17$', 'HOST-01$ and DOMAIN-04\\HOST-04$'],
    ['domain and user', 'HALDEN\\svc_backup', 'DOMAIN-04\\USER-02'],
    ['a full name', 'FS-01.corp.haldenmarine.example', 'HOST-02.DOMAIN-01'],
    [
      'a machine not met before, of a known domain',
      'print9.corp.haldenmarine.example',
      'HOST-05.DOMAIN-01',
    ],
    ['the organisation in a name of a service', 'haldenmarine.sites.test', 'DOMAIN-03.sites.test'],
    ['a name with a space', '"Anna Quist" logged on', '"USER-04" logged on'],
    ['an address of mail', 'to v.romano@haldenmarine.example;', 'to MAIL-01;'],
    ['one of a known domain, not met before', 'x=new.one@haldenmarine.example', 'x=MAIL-03'],
    ['a user at a domain', 'k.berg@haldenmarine.example', 'USER-01@DOMAIN-02'],
    ['an address that someone has elsewhere', 'berg.private@gmail.com', 'MAIL-02'],
    ['a share', 'copy x \\\\fs-01\\c$\\k.berg', 'copy x \\\\HOST-02\\c$\\USER-01'],
    ['a share of a machine not met before', '\\\\NAS-9\\dump', '\\\\HOST-05\\dump'],
    ['a home folder', 'C:\\Users\\k.berg\\a.txt', 'C:\\Users\\USER-01\\a.txt'],
    ['a home folder not met before', 'C:\\Users\\Nora Holm\\a.txt', 'C:\\Users\\USER-06\\a.txt'],
    [
      'a home folder of a user and its domain',
      'C:\\Users\\k.berg.HALDEN\\a',
      'C:\\Users\\USER-01.DOMAIN-04\\a',
    ],
    ['a home folder of Linux', 'cat /home/nora/.ssh/id', 'cat /home/USER-06/.ssh/id'],
    ['an internal address', 'from 10.20.30.11:443', 'from 10.x-01:443'],
    [
      'other internal addresses',
      '192.168.1.5 172.20.0.9 fe80::1c',
      '192.168.x-01 172.x-01 fe80.x-01',
    ],
    ['a network', '10.20.30.0/24', '10.x-02/24'],
    ['a hardware address', '00-15-5D-01-02-03', 'MAC-01'],
    [
      'an identifier of an account',
      'S-1-5-21-11-22-33-1104 S-1-5-21-11-22-33-500',
      'SID-01 SID-02-500',
    ],
    [
      'JSON',
      '{"a":"x\\nk.berg","p":"C:\\\\Users\\\\k.berg"}',
      '{"a":"x\\nUSER-01","p":"C:\\\\Users\\\\USER-01"}',
    ],
    [
      'an address of the web',
      'https://h.test/?u=HALDEN%5Ck.berg',
      'https://h.test/?u=DOMAIN-04%5CUSER-01',
    ],
    [
      'a short name where it is one',
      'al \\\\DC\\x HALDEN\\al',
      'al \\\\HOST-03\\x DOMAIN-04\\USER-05',
    ],
    ['CSV', 'WS-01,"k.berg","HALDEN\\svc_backup"', 'HOST-01,"USER-01","DOMAIN-04\\USER-02"'],
  ];
  it.each(cases)('labels %s', (_what, text, expected) => {
    expect(redactor().redact(text)).toBe(expected);
  });

  it.each([
    [
      'what every machine has',
      'NT AUTHORITY\\SYSTEM, Administrator, C:\\Users\\Public\\a, krbtgt, root',
    ],
    ['addresses of the internet', '203.0.113.7 2001:db8::1 evil.example x@evil.example'],
    ['the machine itself', '127.0.0.1 ::1 localhost'],
    ['the private ranges', '10.0.0.0/8, 172.16.0.0/12, fc00::/7, fd00::/8, fe80::/10'],
    ['versions, times and hashes', '10.0.19041.1 12:34:56 5f4dcc3b5aa765d61d8327deb882cf99'],
    [
      'routes and paths of devices',
      'GET /users/sign_in "\\\\Device\\\\HarddiskVolume3\\\\Windows"',
    ],
    ['words of the interface', 'SQL Backup Admin user host service'],
  ])('keeps %s', (_what, text) => {
    expect(redactor().redact(text)).toBe(text);
  });
});

it('an account named as our own screens speak leaves them readable', () => {
  const redactor = new Redactor();
  redactor.add([{ source: 'user', value: 'Redacted' }]);
  expect(redactor.redact('Redacted by k.berg')).toBe('Redacted by k.berg');
});

describe('labels', () => {
  it('stay the same when more names come, and those come after', () => {
    const made = redactor();
    const before = made.redact('k.berg on WS-01');
    made.add([{ source: 'user', value: 'a.aaronson' }, ...NAMES]);
    expect(made.redact('k.berg on WS-01')).toBe(before);
    expect(made.redact('a.aaronson')).toBe('USER-06');
  });

  it('are never the name of a machine of the case', () => {
    const made = redactor([
      { source: 'host', value: 'HOST-01' },
      { source: 'host', value: 'WS-01' },
    ]);
    expect(made.redact('WS-01')).not.toBe('HOST-01');
    expect(made.redact('HOST-01')).not.toBe('HOST-01');
  });

  it('tell of a name that a text showed, so that earlier texts are drawn again', () => {
    let learned = 0;
    const made = new Redactor(() => learned++);
    expect(made.redact('by nora')).toBe('by nora');
    made.redact('type C:\\Users\\nora\\a.txt');
    made.redact('type C:\\Users\\nora\\b.txt C:\\Users\\Public\\c.txt \\\\tsclient\\c');
    expect(learned).toBe(1);
    expect(made.redact('by nora')).toBe('by USER-01');
  });

  it('are listed with what they stand for', () => {
    const made = redactor([{ source: 'host', value: 'WS-01' }]);
    made.redact('10.1.1.1');
    expect(made.key).toEqual([
      { label: 'HOST-01', kind: 'host', original: 'WS-01' },
      { label: '10.x-01', kind: 'address', original: '10.1.1.1' },
    ]);
    expect(made.counts()).toMatchObject({ host: 1, address: 1, user: 0 });
  });
});

describe('words of the analyst', () => {
  it('are replaced wherever they stand, also phrases and public ranges', () => {
    const made = redactor();
    made.setWords(['Project Sirius', 'admin', '203.0.113.0/24']);
    expect(made.redact('project sirius by admin from 203.0.113.77')).toBe(
      'NAME-01 by NAME-02 from 203.x-01',
    );
    made.setWords(['admin']);
    expect(made.redact('Project Sirius, admin, 203.0.113.77')).toBe(
      'Project Sirius, NAME-02, 203.0.113.77',
    );
  });
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789._-'.split('');
const name = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 3, maxLength: 12 })
  .filter((text) => /^[a-z][a-z0-9._-]*[a-z0-9]$/.test(text) && !isKeptName(text));
const filler = fc.constantFrom(
  ' ',
  '\\',
  '/',
  '"',
  ',',
  '@',
  '$',
  '=',
  '\n',
  ' cmd /c ',
  '\\\\',
  ';',
  '(',
  ' 10.0.0.7 ',
);

describe('any text', () => {
  it('holds no name as a word of its own, and is the same when redacted again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(filler, fc.nat(5), fc.boolean()), { maxLength: 12 }),
        (names, parts) => {
          const made = redactor(
            names.map((value, i) => ({
              source: value.includes('.') || i % 2 === 0 ? 'user' : 'host',
              value,
            })),
          );
          const text = parts
            .map(([between, i, upper]) => {
              const word = names[i % names.length] ?? '';
              return between + (upper ? word.toUpperCase() : word) + between;
            })
            .join(' ');
          const once = made.redact(text);
          expect(made.redact(once)).toBe(once);
          expect(once).not.toContain('10.0.0.7');
          for (const word of names) {
            const whole = new RegExp(
              `(?<![a-z0-9])${word.replaceAll('.', '\\.')}(?![a-z0-9])`,
              'i',
            );
            expect(whole.test(once.replace(/(USER|HOST)-\d+|10\.x-01/g, '#'))).toBe(false);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
