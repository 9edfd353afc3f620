import { describe, expect, it } from 'vitest';
import { messageFields } from './messageText';

function fieldsOf(message: string, code: string, writer = 'Microsoft-Windows-Security-Auditing') {
  const fields: Record<string, string | null> = {};
  const isRead = messageFields(message, code, writer, (name, text) => (fields[name] = text));
  return { isRead, fields };
}

const SUBJECT =
  'Subject:\r\n\tSecurity ID:\t\tCORP\\al\r\n\tAccount Name:\t\tal\r\n\tAccount Domain:\t\tCORP\r\n\tLogon ID:\t\t0x1\r\n';

describe('the text of a Windows event', () => {
  it('has accounts apart by the headings they stand under', () => {
    const text = `An account was logged on.\r\n\r\n${SUBJECT}\r\nNew Logon:\r\n\tSecurity ID:\t\tS-1-5-21-1\r\n\tAccount Name:\t\tbo\r\n`;
    expect(fieldsOf(text, '4624').fields).toEqual({
      SubjectUserName: 'al',
      SubjectDomainName: 'CORP',
      SubjectLogonId: '0x1',
      TargetUserSid: 'S-1-5-21-1',
      TargetUserName: 'bo',
    });
  });

  it('names the ends of a connection, and the address of a logon, each as its event does', () => {
    const text = 'x\nNetwork Information:\n\tSource Address:\t\t10.0.0.1\n\tSource Port:\t\t7\n';
    expect(fieldsOf(text, '5156').fields).toEqual({ SourceAddress: '10.0.0.1', SourcePort: '7' });
    expect(fieldsOf(text, '5145').fields).toEqual({ IpAddress: '10.0.0.1', IpPort: '7' });
  });

  it('keeps the lines of a command, and takes no field from them or from the explanation', () => {
    const text = `A new process has been created.\n\n${SUBJECT}\nProcess Information:\n\tProcess Command Line:\tpowershell "a\n\nNew Logon:\n\tAccount Name:\t\tmallory"\n\nToken Elevation Type indicates the kind of token:\n\nNew Logon:\n\tAccount Name:\t\tmallory\n`;
    expect(fieldsOf(text, '4688').fields).toEqual({
      SubjectUserName: 'al',
      SubjectDomainName: 'CORP',
      SubjectLogonId: '0x1',
      CommandLine: 'powershell "a\n\nNew Logon:\n\tAccount Name:\t\tmallory"',
    });
  });

  it('shows the account of a member where it has no name for it', () => {
    const text = 'x\nMember:\n\tSecurity ID:\t\tCORP\\svc\n\tAccount Name:\t\t-\n';
    expect(fieldsOf(text, '4732').fields).toEqual({ MemberName: 'CORP\\svc' });
    const named = text.replace('-\n', 'CN=Svc\n');
    expect(fieldsOf(named, '4728').fields).toEqual({ MemberName: 'CN=Svc' });
  });

  it('has the privileges on lines of their own', () => {
    const text = `Special privileges assigned to new logon.\n\n${SUBJECT}\nPrivileges:\t\tSeSecurityPrivilege\n\t\t\tSeDebugPrivilege\n`;
    expect(fieldsOf(text, '4672').fields).toMatchObject({
      PrivilegeList: 'SeSecurityPrivilege\n\t\t\tSeDebugPrivilege',
    });
  });

  it.each([
    [
      '7036',
      'The A to Z service entered the stopped state.',
      { param1: 'A to Z', param2: 'stopped' },
    ],
    ['104', 'The System log file was cleared.', { ClearedLog: 'System' }],
    [
      '140',
      'User "CORP\\al"  updated Task Scheduler task "\\T"',
      { UserName: 'CORP\\al', TaskName: '\\T' },
    ],
    [
      '4104',
      'Creating Scriptblock text (1 of 2):\r\nfoo\r\n\r\nbar: 1\r\n\r\nScriptBlock ID: 14a5\r\nPath: ',
      {
        MessageNumber: '1',
        MessageTotal: '2',
        ScriptBlockText: 'foo\r\n\r\nbar: 1',
        ScriptBlockId: '14a5',
        Path: '',
      },
    ],
    [
      '4103',
      'CommandInvocation(a): "a"\r\n\r\nContext:\r\n        Severity = Informational\r\n\r\nUser Data:\r\n',
      { Payload: 'CommandInvocation(a): "a"', ContextInfo: 'Severity = Informational' },
    ],
  ])('of %s has a form of its own', (code, text, expected) => {
    expect(fieldsOf(text, code, 'any')).toEqual({ isRead: true, fields: expected });
  });

  it('of Sysmon is a field a line', () => {
    const text =
      'Process Create:\nRuleName: -\nCommandLine: cmd /c "a: b\nImage of it"\nUser: CORP\\al';
    expect(fieldsOf(text, '1', 'Microsoft-Windows-Sysmon').fields).toEqual({
      RuleName: '-',
      CommandLine: 'cmd /c "a: b\nImage of it"',
      User: 'CORP\\al',
    });
  });

  it('is not read in another language, and says so; a text without fields has nothing to read', () => {
    const german = 'Ein Konto wurde angemeldet.\n\nAntragsteller:\n\tKontoname:\t\tal\n';
    expect(fieldsOf(german, '4624')).toEqual({ isRead: false, fields: {} });
    expect(fieldsOf('Der Dienst wurde beendet.', '7036', 'any').isRead).toBe(true);
  });
});
