-- The normalised tables for ClickHouse, as clickhouse.sql of each hunt reads them. One record of a log is one row.
-- Partitions are months, so that the bounds of time of a hunt leave the others unread; within one the rows are ordered
-- by what the hunts group by, with the time last. Columns are nullable, since logs are silent about much.
-- file_id and record tell rows apart: any pair that no other row of the table has.

-- Logon attempts and their outcome. Ordered so because windows run over one account or one source.
create table if not exists auth_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `user_sid` Nullable(String) comment 'Security identifier of the account.',
  `is_machine_account` Nullable(Bool) comment 'The account is that of a machine: its name ends with `$`.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `status` LowCardinality(Nullable(String)) comment 'Outcome as written in the record.',
  `outcome` LowCardinality(Nullable(String)) comment '\'success\' or \'failure\'; null where the status is neither.',
  `logon_type` LowCardinality(Nullable(String)) comment 'Logon type, number or name.',
  `source_host` Nullable(String) comment 'Machine the logon came from.',
  `reason` Nullable(String) comment 'Why it failed: status code or words.',
  `logon_id` Nullable(String) comment 'Logon session, lower case.',
  `subject_user` Nullable(String) comment 'Account that asked for the logon, where it is another one.',
  `target_host` Nullable(String) comment 'Machine that the credentials were used on, where another one records it (4648).',
  `process_name` LowCardinality(Nullable(String)) comment 'Program that asked for the logon.',
  `auth_package` LowCardinality(Nullable(String)) comment 'NTLM, Kerberos, Negotiate …',
  `logon_process` LowCardinality(Nullable(String)) comment 'Windows logon process: NtLmSsp, seclogo …',
  `key_length` Nullable(Int32) comment 'Length of the NTLM session key.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`user`, `source_ip`, `timestamp`)
settings allow_nullable_key = 1;

-- Processes started. Ordered so because hunts begin with the distinct pairs of parent and child.
create table if not exists process_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `user_sid` Nullable(String) comment 'Security identifier of the account.',
  `is_machine_account` Nullable(Bool) comment 'The account is that of a machine: its name ends with `$`.',
  `process_name` LowCardinality(Nullable(String)) comment 'File name of the process without its folder.',
  `parent_process` LowCardinality(Nullable(String)) comment 'File name of the creating process without its folder.',
  `arguments` Nullable(String) comment 'Arguments, or the whole command line where the export has only that.',
  `process_path` Nullable(String) comment 'Path of the process, where the export has it.',
  `process_id` Nullable(Int64) comment 'Process number, whether it was written in hex or decimal.',
  `process_guid` Nullable(String) comment 'Identifier of the process that is never used again, as Sysmon writes it.',
  `parent_path` Nullable(String) comment 'Path of the creating process.',
  `parent_arguments` Nullable(String) comment 'Command line of the creating process.',
  `parent_id` Nullable(Int64) comment 'Number of the creating process.',
  `original_name` LowCardinality(Nullable(String)) comment 'File name that the program was built with.',
  `company` LowCardinality(Nullable(String)) comment 'Company that the program names.',
  `integrity` LowCardinality(Nullable(String)) comment 'Integrity level in words or as its identifier.',
  `sha256` Nullable(String) comment 'SHA-256 of the program.',
  `logon_id` Nullable(String) comment 'Logon session, lower case.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `twin_file_id` Nullable(Int32) comment 'File of the better record of the same start (Sysmon before Defender before 4688); null for the best one.',
  `twin_record` Nullable(Int64) comment 'Number of that record.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`parent_process`, `process_name`, `host`, `timestamp`)
settings allow_nullable_key = 1;

-- Network connections. Ordered so because a first contact is the first of one host with one address.
create table if not exists net_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `is_machine_account` Nullable(Bool) comment 'The account is that of a machine: its name ends with `$`.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `dest_ip` Nullable(String) comment 'Address connected to.',
  `dest_port` Nullable(Int32) comment 'Port connected to.',
  `protocol` LowCardinality(Nullable(String)) comment 'Transport protocol as written.',
  `bytes_out` Nullable(Int64) comment 'Bytes sent by the source, where the export has them.',
  `process_name` LowCardinality(Nullable(String)) comment 'Process that made the connection.',
  `dest_host` Nullable(String) comment 'Name connected to.',
  `direction` LowCardinality(Nullable(String)) comment 'Who opened it, in the words of the source.',
  `source_port` Nullable(Int32) comment 'Port it came from.',
  `bytes_in` Nullable(Int64) comment 'Bytes received by the source, where the export has them.',
  `outcome` LowCardinality(Nullable(String)) comment '\'success\' or \'failure\', where the export tells whether it was made.',
  `process_id` Nullable(Int64) comment 'Process number, whether it was written in hex or decimal.',
  `process_guid` Nullable(String) comment 'Identifier of the process that is never used again, as Sysmon writes it.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `dest_ip`, `timestamp`)
settings allow_nullable_key = 1;

-- Files created, changed, renamed and deleted. Ordered so because bursts run over one host and one kind of change.
create table if not exists file_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `file_path` Nullable(String) comment 'Path of the file.',
  `file_name` Nullable(String) comment 'Its name.',
  `previous_name` Nullable(String) comment 'Name before a rename.',
  `previous_path` Nullable(String) comment 'Path before a rename.',
  `operation` LowCardinality(Nullable(String)) comment 'What happened, in our words: \'create\', \'modify\', \'rename\', \'delete\', \'access\', \'load\' (of a module) or \'pipe\'.',
  `process_name` LowCardinality(Nullable(String)) comment 'File name of the acting process without its folder.',
  `process_path` Nullable(String) comment 'Path of the acting process.',
  `process_id` Nullable(Int64) comment 'Process number, whether it was written in hex or decimal.',
  `process_guid` Nullable(String) comment 'Identifier of the process that is never used again, as Sysmon writes it.',
  `request_ip` Nullable(String) comment 'Address that asked for it over the network.',
  `share` Nullable(String) comment 'Network share it was asked through.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `operation`, `timestamp`)
settings allow_nullable_key = 1;

-- Registry keys and values changed. Ordered so because keys are tested before times.
create table if not exists registry_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `key` Nullable(String) comment 'Key, or key and value name.',
  `value_name` Nullable(String) comment 'Name of the value.',
  `value_data` Nullable(String) comment 'Data written.',
  `process_name` LowCardinality(Nullable(String)) comment 'File name of the acting process without its folder.',
  `process_id` Nullable(Int64) comment 'Process number, whether it was written in hex or decimal.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `key`, `timestamp`)
settings allow_nullable_key = 1;

-- Names looked up. Ordered so because first look-ups of one host.
create table if not exists dns_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `query` Nullable(String) comment 'Name asked for.',
  `answers` Nullable(String) comment 'What was answered.',
  `process_name` LowCardinality(Nullable(String)) comment 'File name of the acting process without its folder.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `query`, `timestamp`)
settings allow_nullable_key = 1;

-- Services and scheduled tasks created, changed or removed. Ordered so because starts and removals of one service.
create table if not exists service_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `name` Nullable(String) comment 'Service or task.',
  `image_path` Nullable(String) comment 'What it starts, or its definition.',
  `account` Nullable(String) comment 'Account it runs as.',
  `start_type` LowCardinality(Nullable(String)) comment 'How a service starts, as written.',
  `service_type` LowCardinality(Nullable(String)) comment 'Kind of service, as written.',
  `client_process_id` Nullable(Int64) comment 'Process that asked for it; 0 where another machine did.',
  `logon_id` Nullable(String) comment 'Logon session of who asked, lower case.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `name`, `timestamp`)
settings allow_nullable_key = 1;

-- Accounts, groups and privileges changed. Ordered so because sessions run over one account.
create table if not exists account_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `target_user` Nullable(String) comment 'Account changed, or member of the group.',
  `target_sid` Nullable(String) comment 'Security identifier of it.',
  `group_name` Nullable(String) comment 'Group changed.',
  `group_sid` Nullable(String) comment 'Identifier of the group.',
  `user_sid` Nullable(String) comment 'Security identifier of the account.',
  `logon_id` Nullable(String) comment 'Logon session of who did it, lower case.',
  `details` Nullable(String) comment 'What was changed, as written: flags of the account, privileges.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `target_user`, `timestamp`)
settings allow_nullable_key = 1;

-- Logs cleared, agents and services stopped, clocks and audit policies changed. Ordered so because few records, read by what they tell.
create table if not exists control_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `provider` LowCardinality(Nullable(String)) comment 'Who wrote it.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `subject` Nullable(String) comment 'Log, service or policy concerned.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `action`, `timestamp`)
settings allow_nullable_key = 1;

-- Requests and sessions through a web gateway or to a site. Ordered so because requests are joined to their session.
create table if not exists web_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `method` LowCardinality(Nullable(String)) comment 'HTTP method.',
  `url_host` Nullable(String) comment 'Host asked.',
  `url` Nullable(String) comment 'Address or path.',
  `status` LowCardinality(Nullable(String)) comment 'Response.',
  `dest_ip` Nullable(String) comment 'Address asked.',
  `dest_port` Nullable(Int32) comment 'Its port.',
  `bytes_out` Nullable(Int64) comment 'Sent by the client.',
  `bytes_in` Nullable(Int64) comment 'Received by the client.',
  `file_names` Nullable(String) comment 'Uploaded file names.',
  `user_agent` Nullable(String) comment 'Client program.',
  `session_id` Nullable(String) comment 'Session of the gateway.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `dataset` LowCardinality(Nullable(String)) comment 'Which log of the gateway: \'gateway_http\', \'http_requests\', \'sessions\' …',
  `device_id` Nullable(String) comment 'Identifier of the client device.',
  `source_internal_ip` Nullable(String) comment 'Address of the client inside its network, where the gateway sees it.',
  `email` Nullable(String) comment 'Address of the account at the gateway.',
  `content_match` Nullable(String) comment 'Profiles of data loss prevention that matched.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `session_id`, `timestamp`)
settings allow_nullable_key = 1;

-- Which host had which address, and when. Ordered so because asked which host had an address at a time.
create table if not exists lease_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `ip` Nullable(String) comment 'Address.',
  `mac` Nullable(String) comment 'Hardware address.',
  `action` LowCardinality(Nullable(String)) comment 'What happened, in the words of the source.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`ip`, `timestamp`)
settings allow_nullable_key = 1;

-- Script text that was run. Ordered so because parts of one text lie together.
create table if not exists script_logs (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `script_text` Nullable(String) comment 'The text, or the part of it that the event holds.',
  `script_path` Nullable(String) comment 'File it came from.',
  `script_id` Nullable(String) comment 'Identifier that the parts of one text share.',
  `process_id` Nullable(Int64) comment 'Process number, whether it was written in hex or decimal.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `script_id`, `timestamp`)
settings allow_nullable_key = 1;

-- Every record of every log, whatever it tells: who recorded it, in which log, as which number. Ordered so because a silence is the step between two records of one log.
create table if not exists log_records (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `full_host` LowCardinality(Nullable(String)) comment 'Its name with the domain, lower case, where the record has one.',
  `channel` LowCardinality(Nullable(String)) comment 'Log of the host, or the source where the export has one log.',
  `provider` LowCardinality(Nullable(String)) comment 'Who wrote it.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `record_number` Nullable(Int64) comment 'Number that the log gave the event (EventRecordID).',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `channel`, `timestamp`)
settings allow_nullable_key = 1;

-- Bursts of file changes, one row a host and window: the mark of encryption. Ordered so because findings of one host lie together.
create table if not exists file_spike (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `local_ip` Nullable(String) comment 'Address of the host at that time.',
  `process_name` LowCardinality(Nullable(String)) comment 'Process that changed the files.',
  `file_count` Nullable(Int64) comment 'Files changed in the window.',
  `extension` Nullable(String) comment 'Extension the files received.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;

-- Backups and shadow copies deleted, logs cleared. Ordered so because findings of one host lie together.
create table if not exists backup_delete (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `process_name` LowCardinality(Nullable(String)) comment 'Tool used.',
  `command_line` Nullable(String) comment 'Command as run.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;

-- Services and scheduled tasks created or changed. Ordered so because findings of one host lie together.
create table if not exists service_task (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `name` Nullable(String) comment 'Name of the service or task.',
  `image_path` Nullable(String) comment 'What it starts.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;

-- Bursts of failed logons, one row an account or source and window. Ordered so because findings of one host lie together.
create table if not exists logon_burst (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `failure_count` Nullable(Int64) comment 'Failed logons in the window.',
  `success_count` Nullable(Int64) comment 'Successful logons in the window.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;

-- Members added to or removed from privileged groups. Ordered so because findings of one host lie together.
create table if not exists priv_group_change (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `event_code` LowCardinality(Nullable(String)) comment 'Event number or kind of the log.',
  `member` Nullable(String) comment 'Account changed.',
  `group_name` Nullable(String) comment 'Group changed.',
  `action` LowCardinality(Nullable(String)) comment 'Change as written.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;

-- Requests and sessions that sent data out through Cloudflare. Ordered so because findings of one host lie together.
create table if not exists cloudflare_upload (
  `timestamp` Nullable(DateTime64(6, 'UTC')) comment 'Instant of the event, UTC; null where the record could not be dated.',
  `host` LowCardinality(Nullable(String)) comment 'Machine that recorded the event: first label of its name, upper case.',
  `user` Nullable(String) comment 'Account without its domain, as written in the record.',
  `user_domain` LowCardinality(Nullable(String)) comment 'Domain of the account where the record names one.',
  `source_ip` Nullable(String) comment 'Address the event came from.',
  `method` LowCardinality(Nullable(String)) comment 'HTTP method.',
  `url_host` Nullable(String) comment 'Host uploaded to.',
  `url` Nullable(String) comment 'Whole address.',
  `file_names` Nullable(String) comment 'Names of uploaded files.',
  `bytes_out` Nullable(Int64) comment 'Bytes sent by the client.',
  `file_id` Int32 default 0 comment 'Number of the file or feed that the row came from.',
  `record` Int64 comment 'Number of the row in it.'
)
engine = MergeTree
partition by toYYYYMM(ifNull(`timestamp`, toDateTime64(0, 6, 'UTC')))
order by (`host`, `timestamp`)
settings allow_nullable_key = 1;
