import { expect, it } from 'vitest';
import { Redactor } from './redactor';

function redactor(): Redactor {
  const made = new Redactor();
  made.add([
    { source: 'host', value: 'WS-0417' },
    { source: 'user', value: 'jdoe' },
    { source: 'user', value: 'FJORD\\anna.quist' },
    { source: 'user', value: "Pat O'Hara" },
    { source: 'user', value: 'renée.müller' },
    { source: 'domain', value: 'corp.harbour.example' },
    { source: 'domain', value: 'CORP' },
    { source: 'user', value: 'it' },
    { source: 'user', value: 'a' },
    { source: 'user', value: 'n' },
    { source: 'user', value: 'cmd' },
    { source: 'user', value: 'backup' },
  ]);
  return made;
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

it.each([
  ['upper case', 'JDOE Jdoe', 'USER-01 USER-01'],
  ['a principal name', 'jdoe@corp.harbour.example', 'USER-01@DOMAIN-02'],
  ['a profile with its domain', 'C:\\Users\\jdoe.FJORD\\a', 'C:\\Users\\USER-01.DOMAIN-01\\a'],
  ['a profile with slashes', '"C:/Users/jdoe/a"', '"C:/Users/USER-01/a"'],
  ['a home folder', 'ls /home/jdoe', 'ls /home/USER-01'],
  ['an encoded sign', 'u=jdoe%40corp.harbour.example', 'u=USER-01%40DOMAIN-02'],
  ['a sign encoded twice', 'u=FJORD%255Cjdoe', 'u=DOMAIN-01%255CUSER-01'],
  ['an encoded mailbox not met before', 'u=new.one%40harbour.example', 'u=MAIL-01'],
  [
    'an encoded path of one not met before',
    'C%3A%5CUsers%5Cnholm%5Cx',
    'C%3A%5CUsers%5CUSER-07%5Cx',
  ],
  ['an administrative share', '\\\\WS-0417\\c$', '\\\\HOST-01\\c$'],
  ['a full name in a share', '\\\\ws-0417.corp.harbour.example\\x', '\\\\HOST-01.DOMAIN-02\\x'],
  ['an account of a machine', 'FJORD\\WS-0417$', 'DOMAIN-01\\HOST-01$'],
  ['an account of the domain not met before', 'runas FJORD\\nholm x', 'runas DOMAIN-01\\USER-07 x'],
  ['an account of a domain with a common name', 'runas CORP\\nholm', 'runas CORP\\USER-07'],
  ['a machine of the domain not met before', 'add FJORD\\NAS9$', 'add DOMAIN-01\\HOST-02$'],
  ['an account of a machine itself', 'WS-0417\\setup9', 'HOST-01\\USER-07'],
  ['the name of a table', 'ws_0417_export.jdoe_logs', 'HOST-01_export.USER-01_logs'],
  ['words apart', 'Anna Quist, anna_quist, anna%20quist', 'USER-02, USER-02, USER-02'],
  ['a sign in SQL', "'Pat O''Hara'", "'USER-03'"],
  ['a sign behind a backslash', "'Pat O\\'Hara'", "'USER-03'"],
  ['letters in JSON', '"ren\\u00e9e.m\\u00fcller"', '"USER-04"'],
  ['letters of the web', 'ren%C3%A9e.m%C3%BCller', 'USER-04'],
  ['letters with marks apart', 'renée.müller'.normalize('NFD'), 'USER-04'],
  ['letters that were lost', 'ren.e.m.ller', 'USER-04'],
  ['a mapped address', '::ffff:10.1.2.3', '::ffff:10.x-01'],
  ['a mapped address in hexadecimal', '[::ffff:0a01:203]:445', '[10.x-01]:445'],
  ['an address of IPv6', '[fd12:3456::9]:22 fe80::1%eth0', '[fd.x-01]:22 fe80.x-01%eth0'],
  ['a network', '10.1.2.0/24', '10.x-01/24'],
  ['an address behind an encoded sign', 'q=%2010.1.2.3%3A80', 'q=%2010.x-01%3A80'],
  ['an address in a name', 'ip-10-1-2-3.ec2.internal', 'ip-10.x-01.ec2.internal'],
  ['an address backwards', '3.2.1.10.in-addr.arpa', '10.x-01.in-addr.arpa'],
  [
    'JSON',
    '{"u":"FJORD\\\\jdoe","t":"x\\njdoe"}',
    '{"u":"DOMAIN-01\\\\USER-01","t":"x\\nUSER-01"}',
  ],
  ['a home folder on a share', '\\\\fs9\\homes$\\nholm\\x', '\\\\HOST-02\\homes$\\USER-07\\x'],
  ['a quoted home folder', '"C:\\Users\\Nora Holm"', '"C:\\Users\\USER-07"'],
  [
    'a short account where it is one',
    'FJORD\\a C:\\Users\\a\\x',
    'DOMAIN-01\\USER-05 C:\\Users\\USER-05\\x',
  ],
])('labels a name as %s', (_what, text, expected) => {
  expect(redactor().redact(text)).toBe(expected);
});

it.each([
  'cmd.exe /c a backup of it, a copy in C:\\Windows\\System32\\a\\n.txt',
  'one\\ntwo "x\\n" y',
  'HTTP GET /home/dashboard HTTP/1.1',
  'https://shop.example/home/list',
  'powershell -enc aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=',
  'd41d8cd98f00b204e9800998ecf8427e 550e8400-e29b-41d4-a716-446655440000',
  'Reading… Map fields… Set aside…',
  'version 10.0.19041.1, 1-2-3-4, ip-203-0-113-9',
])('leaves %s', (text) => {
  expect(redactor().redact(text)).toBe(text);
});

it('writes base64 anew in which names stand', () => {
  const made = redactor();
  expect(made.redact(`powershell -enc ${wide('copy x \\\\WS-0417\\c$\\jdoe')}`)).toBe(
    `powershell -enc ${wide('copy x \\\\HOST-01\\c$\\USER-01')}`,
  );
  expect(made.redact(base64('mail jdoe@corp.harbour.example'))).toBe(
    base64('mail USER-01@DOMAIN-02'),
  );
  const ofWeb = (text: string): string => Buffer.from(text).toString('base64url');
  expect(made.redact(`eyJhbGciOiJub25lIn0.${ofWeb('{"upn":"jdoe@harbour.example"}')}.`)).toBe(
    `eyJhbGciOiJub25lIn0.${ofWeb('{"upn":"USER-01@DOMAIN-03"}')}.`,
  );
});

it('leaves out the part of a name at which base64 was cut', () => {
  const cut = wide('net use \\\\fs\\x /user:FJORD\\jdoe').slice(0, -8);
  const shown = redactor().redact(`${cut}…`);
  const [letters = ''] = shown.split('…');
  expect(Buffer.from(letters, 'base64').toString('utf16le')).not.toMatch(/FJORD|jd/);
});

it('shows a label in place of a file that is held, also inside of sentences', () => {
  const made = redactor();
  made.setHeld(new Map([['nholm of WS-9.csv', 'file 3']]));
  expect(made.redact('Reading nholm of WS-9.csv, 3 records')).toBe('Reading file 3, 3 records');
  made.setHeld(new Map());
  expect(made.redact('nholm of WS-9.csv')).toBe('nholm of WS-9.csv');
});
