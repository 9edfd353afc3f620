import type { Source } from '../../source';
import { namesWith } from '../../windowsFields';
import { windowsExport } from '../../windowsLog';

/** Events as Windows renders them in XML: wevtutil, XmlWinEventLog of Splunk, the event viewer. */
export const source: Source = {
  id: 'windows-event-xml',
  title: 'Windows events in XML',
  requires: [['EventID'], ['Channel'], ['Computer'], ['TimeCreated'], ['Provider'], ['Keywords']],
  excludedBy: ['MapDescription', 'RuleTitle'],
  time: {
    names: ['TimeCreated'],
    zone: 'utc',
    note: 'Windows event logs keep their times in UTC.',
  },
  ...windowsExport(
    namesWith({ ClearedLog: ['UserData.Channel'], PowerShellContext: ['Data2', 'Data3'] }),
  ),
};
