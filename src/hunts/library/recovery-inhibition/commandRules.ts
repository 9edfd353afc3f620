import type { HuntParam } from '../../hunt';
import { list } from '../../paramForms';

/**
 * One command pattern: the tools it is about, the texts that must all be in the line, of which one must be, and which
 * must not. A blank that matters is written `~`, `&` in `anyOf` asks for both. `script` is the text of a script block.
 */
interface Rule {
  readonly rule: number;
  readonly kind: 'recovery' | 'clear' | 'impair' | 'stop' | 'staging' | 'prune';
  readonly label: string;
  readonly tools: string;
  readonly allOf?: string;
  readonly anyOf?: string;
  readonly noneOf?: string;
}

const ROWS: readonly Rule[] = [
  {
    rule: 1,
    kind: 'recovery',
    label: 'shadow copies deleted',
    tools: 'vssadmin wmic diskshadow powershell pwsh',
    allOf: 'shadow|delete',
  },
  {
    rule: 2,
    kind: 'recovery',
    label: 'shadow storage shrunk',
    tools: 'vssadmin',
    allOf: 'resize|shadowstorage',
    anyOf: 'unbounded|-maxsize=',
  },
  {
    rule: 3,
    kind: 'recovery',
    label: 'backups deleted',
    tools: 'wbadmin',
    allOf: '~delete~',
    anyOf: 'catalog|backup|systemstatebackup',
    noneOf: '-keepversions:',
  },
  {
    rule: 3,
    kind: 'recovery',
    label: 'backups deleted',
    tools: 'wbadmin',
    allOf: '~delete~|-keepversions:0',
  },
  {
    rule: 3,
    kind: 'prune',
    label: 'old backups pruned',
    tools: 'wbadmin',
    allOf: '~delete~|-keepversions:',
    noneOf: '-keepversions:0',
  },
  {
    rule: 4,
    kind: 'recovery',
    label: 'boot recovery disabled',
    tools: 'bcdedit',
    allOf: 'set',
    anyOf:
      'recoveryenabled&~no~|recoveryenabled&~off~|recoveryenabled&~false~|recoveryenabled&~0~|bootstatuspolicy&ignoreallfailures',
  },
  {
    rule: 5,
    kind: 'recovery',
    label: 'start in safe mode set',
    tools: 'bcdedit',
    allOf: 'set|safeboot',
    noneOf: 'deletevalue',
  },
  {
    rule: 6,
    kind: 'recovery',
    label: 'shadow copies deleted',
    tools: 'powershell pwsh script',
    allOf: 'win32_shadowcopy',
    anyOf: '.delete()|remove-wmiobject|rwmi|remove-ciminstance|rcim',
  },
  {
    rule: 7,
    kind: 'staging',
    label: 'shadow copy tool run from a script',
    tools: 'diskshadow',
    allOf: '~-s~',
  },
  {
    rule: 8,
    kind: 'recovery',
    label: 'recovery environment disabled',
    tools: 'reagentc',
    allOf: '-disable',
  },
  {
    rule: 9,
    kind: 'recovery',
    label: 'system restore disabled',
    tools: 'reg powershell pwsh script',
    anyOf: 'systemrestore&disablesr|systemrestore&disableconfig|disable-computerrestore~',
    noneOf: '~-d 0~|~-value 0~|~query~|~delete~|get-item',
  },
  {
    rule: 10,
    kind: 'recovery',
    label: 'system restore task disabled',
    tools: 'schtasks',
    allOf: 'systemrestore\\sr',
    anyOf: '~-disable~|~-delete~',
  },
  {
    rule: 11,
    kind: 'recovery',
    label: 'change journal or content wiped',
    tools: 'fsutil',
    anyOf: 'deletejournal|createjournal|setzerodata',
  },
  { rule: 12, kind: 'recovery', label: 'free space overwritten', tools: 'cipher', allOf: '~-w:' },
  {
    rule: 13,
    kind: 'clear',
    label: 'event log cleared',
    tools: 'wevtutil',
    anyOf: '~cl~|~clear-log~',
  },
  {
    rule: 13,
    kind: 'impair',
    label: 'event log switched off',
    tools: 'wevtutil',
    anyOf: '-e:false|-enabled:false|lfn:|-logfilename:',
  },
  {
    rule: 13,
    kind: 'impair',
    label: 'event log switched off',
    tools: 'wevtutil',
    allOf: '~set-log~',
    noneOf: '-e:true|-enabled:true',
  },
  {
    rule: 14,
    kind: 'clear',
    label: 'event log cleared',
    tools: 'powershell pwsh wmic script',
    anyOf:
      'clear-eventlog~|remove-eventlog~|clear-winevent~|eventlogsession&clearlog|diagnostics.eventlog&.clear(|diagnostics.eventlog&::delete(|nteventlog&cleareventlog|nteventlog&~cl~',
    noneOf: 'cmdletstoexport',
  },
  {
    rule: 14,
    kind: 'impair',
    label: 'event log limited',
    tools: 'powershell pwsh script',
    allOf: 'limit-eventlog~',
    noneOf: 'cmdletstoexport',
  },
  {
    rule: 15,
    kind: 'impair',
    label: 'trace session stopped',
    tools: 'logman',
    anyOf:
      '~stop~&eventlog-|~stop~&sysmon trace|~stop~&sysmondnsetwsession|~stop~&circular kernel context logger|~delete~&eventlog-|~delete~&sysmon trace|~delete~&sysmondnsetwsession|~delete~&circular kernel context logger',
  },
  {
    rule: 16,
    kind: 'impair',
    label: 'audit policy cleared',
    tools: 'auditpol',
    anyOf: '~-clear~|~-remove~|~-set~&-success:disable|~-set~&-failure:disable',
    noneOf: '~-get~',
  },
  {
    rule: 17,
    kind: 'stop',
    label: 'services stopped',
    tools: 'net net1 sc systemctl service',
    anyOf: '~stop~|~config~&disabled',
  },
  {
    rule: 17,
    kind: 'stop',
    label: 'services stopped',
    tools: 'powershell pwsh wmic script',
    anyOf: 'stop-service~|service&stopservice',
    noneOf: 'cmdletstoexport',
  },
  { rule: 17, kind: 'stop', label: 'processes killed', tools: 'taskkill', anyOf: '~-im~|~-pid~' },
  {
    rule: 18,
    kind: 'staging',
    label: 'whole drive opened to everyone',
    tools: 'icacls',
    allOf: '-grant|:\\*',
    anyOf: 'everyone:f|everyone:(|*s-1-1-0:',
  },
  {
    rule: 19,
    kind: 'recovery',
    label: 'virtual machines or snapshots killed',
    tools: 'esxcli vim-cmd',
    anyOf: '~vm~&process&kill|vmsvc-snapshot.removeall',
  },
  {
    rule: 19,
    kind: 'impair',
    label: 'remote log settings changed',
    tools: 'esxcli',
    allOf: 'system|syslog|config|set',
  },
  {
    rule: 19,
    kind: 'clear',
    label: 'log files deleted',
    tools: 'rm shred truncate',
    allOf: '-var-log',
  },
  {
    rule: 19,
    kind: 'clear',
    label: 'log files deleted',
    tools: 'bash sh dash zsh',
    anyOf: '> -var-log|>-var-log',
    noneOf: '>> -var-log|>>-var-log',
  },
  {
    rule: 19,
    kind: 'clear',
    label: 'shell history cleared',
    tools: 'bash sh dash zsh history',
    anyOf: 'history -c',
  },
  {
    rule: 20,
    kind: 'recovery',
    label: 'time machine backups deleted',
    tools: 'tmutil',
    anyOf: '~delete|~disable~|~addexclusion~',
  },
  {
    rule: 21,
    kind: 'recovery',
    label: 'backup files deleted',
    tools: 'cmd powershell pwsh',
    anyOf:
      '~del~&\\backup|~erase~&\\backup|remove-item~&\\backup|~del~&.vbk|~del~&.vib|~del~&.bkf|~del~&.vhd|~del~&.wbcat|remove-item~&.vbk|remove-item~&.vhd',
  },
];

/** The table of patterns as a list that the analyst can read and add to. */
export const COMMAND_RULES: HuntParam = list({
  name: 'rules',
  label: 'Command patterns',
  default: ROWS.map(({ rule, kind, label, tools, allOf = '', anyOf = '', noneOf = '' }) =>
    [rule, kind, label, tools, allOf, anyOf, noneOf].join('; ').trimEnd(),
  ),
  why: 'Each reads: number; kind; what it does; tools; texts that must all be there; texts of which one must be; texts that must not.',
  source:
    'Own words for what Microsoft, Sigma, Elastic and Splunk publish on deleted backups, disabled recovery and cleared logs',
});
