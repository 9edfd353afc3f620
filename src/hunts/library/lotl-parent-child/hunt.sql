-- Which processes were started by a parent that has no ordinary reason to start them? The benign look-alike is software
-- that drives system tools by design: add-ins, installers, software distribution, scanners and remote administration.
with families(family, label, severity, parents, children, argument_words, ordinary_children) as (
  values
    ('office', 'Office application started a script host or system tool', 'high',
      ['winword', 'excel', 'powerpnt', 'outlook', 'msaccess', 'mspub', 'visio', 'onenote', 'onenotem', 'onenoteviewer',
       'onenoteim', 'eqnedt32', 'wordpad', 'wordview', 'graph', 'winproj', 'fltldr', 'olk'],
      ['appvlp', 'bash', 'bitsadmin', 'certoc', 'certutil', 'cmd', 'cmstp', 'control', 'cscript', 'curl', 'forfiles',
       'hh', 'ieexec', 'installutil', 'javaw', 'mftrace', 'microsoft.workflow.compiler', 'msbuild', 'msdt', 'mshta',
       'msidb', 'msiexec', 'msxsl', 'odbcconf', 'pcalua', 'powershell', 'powershell_ise', 'pwsh', 'regasm', 'regsvcs',
       'regsvr32', 'rundll32', 'schtasks', 'scrcons', 'scriptrunner', 'sh', 'svchost', 'verclsid', 'wmic',
       'workfolders', 'wscript'],
      null, null),
    ('office-discovery', 'Office application started a discovery tool', 'medium',
      ['winword', 'excel', 'powerpnt', 'outlook', 'msaccess', 'mspub', 'visio', 'onenote', 'onenotem', 'onenoteviewer',
       'onenoteim', 'eqnedt32', 'wordpad', 'wordview', 'graph', 'winproj', 'fltldr', 'olk'],
      ['arp', 'atbroker', 'dsget', 'dsquery', 'ftp', 'gpresult', 'ipconfig', 'nbtstat', 'net', 'net1', 'netsh',
       'netstat', 'nltest', 'ping', 'qprocess', 'quser', 'reg', 'sc', 'systeminfo', 'tasklist', 'tracert', 'whoami',
       'xwizard'],
      null, null),
    ('web-server', 'Web server started a shell, a discovery or an administration tool', 'high',
      ['w3wp', 'httpd', 'apache2', 'nginx', 'php', 'php-cgi', 'php-fpm', 'tomcat', 'tomcat7', 'tomcat8', 'tomcat9',
       'tomcat10', 'caddy', 'ws_tomcatservice', 'umworkerprocess'],
      ['arp', 'at', 'bash', 'bitsadmin', 'certutil', 'cmd', 'cscript', 'dsget', 'hostname', 'ipconfig', 'nbtstat',
       'net', 'net1', 'netdom', 'netsh', 'nltest', 'ntdsutil', 'powershell', 'powershell_ise', 'pwsh', 'qprocess',
       'query', 'qwinsta', 'reg', 'rundll32', 'sc', 'sh', 'systeminfo', 'whoami', 'wmic', 'wscript', 'wusa'],
      null, null),
    ('database-server', 'SQL Server started a shell or a discovery tool', 'high',
      ['sqlservr'],
      ['bash', 'bitsadmin', 'cmd', 'netstat', 'nltest', 'ping', 'powershell', 'pwsh', 'regsvr32', 'rundll32', 'sh',
       'systeminfo', 'tasklist', 'wsl'],
      null, null),
    ('script-host', 'Script host started a download, lookup or scheduling tool', 'medium',
      ['mshta', 'powershell', 'pwsh', 'rundll32', 'cscript', 'wscript', 'wmiprvse', 'regsvr32'],
      ['schtasks', 'nslookup', 'certutil', 'bitsadmin', 'mshta'],
      null, null),
    ('html-application', 'HTML application host started a shell or script', 'high',
      ['mshta'],
      ['cmd', 'powershell', 'pwsh', 'wscript', 'cscript', 'sh', 'bash', 'reg', 'regsvr32', 'bitsadmin'],
      null, null),
    ('compiled-help', 'Compiled help viewer started a script host or system tool', 'high',
      ['hh'],
      ['certreq', 'certutil', 'cmd', 'cscript', 'installutil', 'msbuild', 'mshta', 'msiexec', 'powershell', 'pwsh',
       'regsvr32', 'rundll32', 'schtasks', 'wmic', 'wscript'],
      null, null),
    ('java', 'Java started a system or discovery tool', 'medium',
      ['java', 'javaw'],
      ['appvlp', 'bitsadmin', 'certutil', 'cscript', 'curl', 'forfiles', 'hh', 'mftrace', 'mshta', 'net', 'net1',
       'query', 'reg', 'regsvr32', 'rundll32', 'schtasks', 'scrcons', 'scriptrunner', 'sh', 'systeminfo', 'whoami',
       'wmic', 'wscript'],
      null, null),
    ('java-shell', 'Java started a shell', 'low',
      ['java', 'javaw'],
      ['bash', 'cmd', 'powershell', 'pwsh'],
      null, null),
    ('wmi', 'WMI provider host started a script host or system tool', 'high',
      ['wmiprvse'],
      ['certutil', 'cscript', 'mshta', 'msiexec', 'regsvr32', 'rundll32', 'verclsid', 'wscript'],
      null, null),
    ('wmi-shell-tool', 'WMI provider host started a shell that runs a system tool or writes to an administrative share',
      'high',
      ['wmiprvse'],
      ['cmd'],
      ['certutil', 'cscript', 'mshta', 'msiexec', 'regsvr32', 'rundll32', 'verclsid', 'wscript', '\\127.0.0.1\',
       '\\localhost\', '\admin$'],
      null),
    ('wmi-shell', 'WMI provider host started a shell', 'medium',
      ['wmiprvse'],
      ['cmd', 'powershell', 'pwsh'],
      null, null),
    ('remote-management', 'Remote management host started a shell or tool', 'medium',
      ['wsmprovhost'],
      ['cmd', 'sh', 'bash', 'powershell', 'pwsh', 'wsl', 'schtasks', 'certutil', 'whoami', 'bitsadmin'],
      null, null),
    ('service-control', 'Service control manager started a shell or script host as a service', 'medium',
      ['services'],
      ['bash', 'bitsadmin', 'certutil', 'cmd', 'cscript', 'mshta', 'powershell', 'pwsh', 'regsvr32', 'rundll32', 'wmic',
       'wscript'],
      null, null),
    ('browser', 'Browser started a shell or script host', 'medium',
      ['chrome', 'msedge', 'firefox', 'brave', 'opera', 'iexplore'],
      ['powershell', 'pwsh', 'cmd', 'wscript', 'cscript', 'mshta', 'regsvr32', 'rundll32'],
      null, null),
    ('never-parent-shell', 'Program without reason to start others started a shell', 'high',
      ['calc', 'calculator', 'calculatorapp', 'win32calc', 'notepad', 'csrss', 'certutil', 'eventvwr', 'minesweeper',
       'winver', 'bitsadmin'],
      ['bash', 'cmd', 'cscript', 'mshta', 'powershell', 'pwsh', 'regsvr32', 'rundll32', 'sh', 'wmic', 'wscript'],
      null, null),
    ('never-parent', 'Program without reason to start others did', 'medium',
      ['calc', 'calculator', 'calculatorapp', 'win32calc', 'notepad', 'csrss', 'certutil', 'eventvwr', 'minesweeper',
       'winver', 'bitsadmin'],
      null, null,
      ['conhost', 'mmc', 'notepad'])
),
exceptions(parents, children, argument_words, label) as (
  values
    (null, ['rundll32'], ['printui.dll'], 'printer dialogue'),
    (null, null, ['\ccmcache\'], 'software distribution cache'),
    (null, null, ['nessus_'], 'vulnerability scan by Nessus'),
    (null, ['werfault', 'wermgr'], null, 'crash report'),
    (['mshta'], null, ['\hp\'], 'HP installer'),
    (['powershell', 'pwsh', 'cscript', 'wscript'], null, ['\amazon\workspaces'], 'Amazon WorkSpaces script'),
    (['java', 'javaw'], null, ['manageengine'], 'ManageEngine'),
    (['sqlservr'], null, ['datev'], 'DATEV database'),
    (['sqlservr'], null, ['veeam'], 'Veeam backup'),
    (['wmiprvse'], ['msiexec'], [' /i', ' -i'], 'installation through WMI'),
    (['chrome', 'msedge', 'firefox', 'brave', 'opera'], ['cmd'], ['chrome-extension://', 'nativemessaging'],
      'helper of a browser extension')
),
pairs as (
  select
    process_name, parent_process,
    regexp_replace(lower(parent_process), '\.exe$', '') as parent,
    regexp_replace(lower(process_name), '\.exe$', '') as child
  from process_logs
  where process_name is not null and parent_process is not null
  group by process_name, parent_process
),
suspect_pairs as (
  select
    pairs.process_name, pairs.parent_process, pairs.parent, pairs.child,
    families.family, families.label, families.argument_words,
    list_position(['informational', 'low', 'medium', 'high', 'critical'], families.severity) as rank
  from pairs
  join families
    on list_contains(families.parents, pairs.parent)
    and (families.children is null or list_contains(families.children, pairs.child))
    and not coalesce(list_contains(families.ordinary_children, pairs.child), false)
),
pair_exceptions as (
  select suspects.process_name, suspects.parent_process, exceptions.argument_words, exceptions.label
  from (select distinct process_name, parent_process, parent, child from suspect_pairs) as suspects
  join exceptions
    on (exceptions.parents is null or list_contains(exceptions.parents, suspects.parent))
    and (exceptions.children is null or list_contains(exceptions.children, suspects.child))
),
starts as (
  select
    logs.timestamp, logs.host, logs."user", logs.process_name, logs.parent_process, logs.arguments,
    logs.file_id, logs.record, suspects.parent, suspects.child, suspects.family, suspects.label, suspects.rank
  from process_logs as logs
  join suspect_pairs as suspects
    on logs.process_name = suspects.process_name and logs.parent_process = suspects.parent_process
  where suspects.argument_words is null
    or len(list_filter(suspects.argument_words, lambda word: contains(lower(logs.arguments), word))) > 0
  qualify row_number() over (
    partition by logs.file_id, logs.record order by suspects.rank desc, suspects.family
  ) = 1
),
excused as (
  select starts.file_id, starts.record, min(pair_exceptions.label) as label
  from starts
  join pair_exceptions
    on starts.process_name = pair_exceptions.process_name
    and starts.parent_process = pair_exceptions.parent_process
  where pair_exceptions.argument_words is null
    or len(list_filter(
      pair_exceptions.argument_words, lambda word: contains(lower(starts.arguments), word)
    )) > 0
  group by starts.file_id, starts.record
),
judged_starts as (
  select
    starts.timestamp, starts.host, starts."user", starts.process_name, starts.parent_process, starts.arguments,
    starts.file_id, starts.record, starts.parent, starts.child, starts.family, starts.label,
    coalesce(
      excused.label,
      case when len(list_filter($known_good, lambda word: contains(lower(starts.arguments), word))) > 0
        then 'your list of known tools' end
    ) as exception,
    case when exception is null then starts.rank else 1 end as rank
  from starts
  left join excused on starts.file_id = excused.file_id and starts.record = excused.record
),
pair_spread as (
  select parent, child, count(distinct host) as hosts from judged_starts group by parent, child
),
estate as (
  select count(distinct host) as hosts from process_logs
),
chains as (
  select
    host, lower("user") as user_key, parent, child,
    min("user") as "user",
    min(process_name) as process_name,
    min(parent_process) as parent_process,
    max(rank) as rank,
    arg_max(family, rank) as family,
    arg_max(label, rank) as label,
    count(*) as starts,
    count(exception) as excused_starts,
    list_sort(list_distinct(list(exception))) as exceptions,
    min(timestamp) as first_seen,
    max(timestamp) as last_seen,
    arg_min(arguments, (timestamp, file_id, record)) as first_arguments,
    list({'file_id': file_id, 'record': record} order by timestamp, file_id, record) as row_refs
  from judged_starts
  group by host, user_key, parent, child
)
select
  concat_ws('|', coalesce(chains.host, '-'), coalesce(chains.user_key, '-'), chains.parent, chains.child)
    as finding_key,
  ['informational', 'low', 'medium', 'high', 'critical'][chains.rank] as severity,
  chains.first_seen,
  chains.last_seen,
  chains.host,
  chains."user",
  concat(
    chains.parent_process, ' started ', chains.process_name,
    case when chains.starts = 1 then ' once' else format(' {:,} times', chains.starts) end,
    ' on ', coalesce(chains.host, 'an unnamed host'), ' as ', coalesce(chains."user", 'an unnamed user'), '. ',
    chains.label, '. The pair is on ', format('{:,} of {:,}', pair_spread.hosts, estate.hosts), ' named hosts.',
    case when chains.excused_starts > 0 then concat(
      format(' {:,} of {:,} look like a known benign case: ', chains.excused_starts, chains.starts),
      array_to_string(chains.exceptions, ', '), '.'
    ) else '' end
  ) as summary,
  chains.row_refs,
  chains.parent_process,
  chains.process_name,
  chains.family,
  chains.starts,
  chains.excused_starts,
  array_to_string(chains.exceptions, ', ') as benign_label,
  pair_spread.hosts as hosts_with_pair,
  chains.first_arguments
from chains
join pair_spread on chains.parent = pair_spread.parent and chains.child = pair_spread.child
cross join estate
order by chains.rank desc, chains.first_seen, finding_key
