/** Accounts, domains and machines that exist everywhere: they name no victim. */
const BUILT_IN = [
  'system|local service|network service|localservice|networkservice|local system|nt authority|nt service',
  'anonymous logon|anonymous|everyone|authenticated users|interactive|batch|iusr|iis apppool',
  'window manager|font driver host|nt virtual machine|virtual machine|builtin|builtin domain',
  'administrator|administrators|administrateur|administrador|guest|guests|gast|defaultaccount|default account',
  'wdagutilityaccount|krbtgt|public|default|default user|defaultuser0|all users|trustedinstaller|trusted installer',
  'azuread|azure ad|microsoftaccount|workgroup|mshome|localhost|tsclient|localdomain|local|unknown|none|null|nil|na|n a',
  'root|nobody|daemon|bin|sync|wheel|adm|lp|news|uucp|man|operator|games|sshd|systemd|dbus|polkitd|www data',
  'domain users|domain admins|domain computers|enterprise admins|users|remote desktop users|backup operators',
];

/** Names that say only a role. They tell nothing of whom, and as words they stand in every sentence. */
const ROLES =
  'admin admins sysadmin user guest test tests tester testing demo temp tmp service services svc server client host ' +
  'hosts computer desktop laptop workstation domain corp sql db database mysql mssql postgres postgresql oracle ' +
  'mongodb redis mail email postmaster webmaster web www www1 www2 http https ftp ftpuser sftp ssh rdp vpn smtp imap ' +
  'pop dns dhcp ntp ldap proxy gateway router firewall print printer scan scanner fax backup backups monitor ' +
  'monitoring report reports data file files share log logs audit security support helpdesk help info contact office ' +
  'sales marketing finance hr it dev developer development prod production stage staging build git jenkins docker ' +
  'ubuntu debian centos ec2 aws azure cloud app apps application api portal intranet autodiscover index account ' +
  'accounts login logon student teacher reception training manager master main home work team group time date name ' +
  'key value table query run open close search all any new set get not and or the for from with to of on in at by is no as be we it if so do up my me he ok go vs ' +
  'ms kb mb gb id os ip utc';

/** What stands in command lines, in paths and on our own screens: as an account or a machine it says nothing. */
const WORDS =
  'cmd powershell pwsh explorer windows system32 syswow64 program programs programdata files exe dll bat ps1 vbs js py ' +
  'zip txt csv json xml pdf log tmp sys ini cfg lnk bin net reg sc true false yes success failure error warning ' +
  'redacted redact network process event events record records source target action status host hosts finding findings hunt hunts ' +
  'runbook timeline evidence coverage case high medium low critical informational select table column columns';

const KEPT: ReadonlySet<string> = new Set([
  ...BUILT_IN.flatMap((line) => line.split('|')),
  ...ROLES.split(' '),
  ...WORDS.split(' '),
]);

/** Names that Windows makes for each session or service. */
const MADE = /^(dwm|umfd|defaultapppool|mssql|nt|sqlserver)[\s-]?\d*$/;

/** Whether a name stays as it is: an account that every machine has, or a word that says only a role. */
export function isKeptName(name: string): boolean {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return KEPT.has(plain) || MADE.test(plain);
}
