import type { TableMap } from './source';
import type { WindowsFields } from './windowsFields';

/**
 * Script text: of 4104 the text that was compiled, in parts that share an identifier; of 4103 the commands that ran with
 * their arguments; of 400 and 800 the command line of the process that PowerShell ran in.
 */
export function windowsScriptTables(fields: WindowsFields): TableMap[] {
  const { rule, codes, writtenBy, hasValue, logged } = fields;
  const powershell = writtenBy('powershell');
  const process_id = rule('hex or decimal', 'ExecutionProcessID');
  const user = rule('account', 'RecordUser');
  const domain = rule('text', 'RecordDomain');
  const domainInUser = rule('account domain', 'RecordUser');
  return [
    {
      table: 'script_logs',
      where: [codes('4104'), powershell, hasValue('ScriptBlockText')],
      fields: {
        ...logged,
        user,
        user_domain: { ...domain, otherwise: domainInUser },
        script_text: rule('text', 'ScriptBlockText'),
        script_path: rule('text', 'Path'),
        script_id: rule('text', 'ScriptBlockId'),
        process_id,
      },
    },
    {
      table: 'script_logs',
      where: [codes('4103'), powershell, hasValue('Payload')],
      fields: {
        ...logged,
        user: { ...user, otherwise: rule('powershell account', 'ContextInfo') },
        user_domain: {
          ...domain,
          otherwise: { ...domainInUser, otherwise: rule('powershell domain', 'ContextInfo') },
        },
        script_text: rule('text', 'Payload'),
        process_id,
      },
    },
    {
      table: 'script_logs',
      where: [codes('400', '800'), powershell, hasValue('PowerShellContext')],
      fields: {
        ...logged,
        user: rule('powershell account', 'PowerShellContext'),
        user_domain: rule('powershell domain', 'PowerShellContext'),
        script_text: rule('powershell command', 'PowerShellContext'),
      },
    },
  ];
}
