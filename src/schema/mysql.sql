-- The tables that mysql.sql of each hunt reads, for MySQL 8 and MariaDB 10.6 or later. They are the three of the first
-- hunts that were handed on, with their own names; dest_port of the workbench is port here, and no other column exists.
-- Times are UTC. Indexes begin with what a hunt groups by and end with the time.

create table if not exists auth_logs (
  `user` varchar(255) character set utf8mb4 null,
  `source_ip` varchar(64) character set utf8mb4 null,
  `status` varchar(64) character set utf8mb4 null,
  `timestamp` datetime(6) null,
  key by_user (`user`, `timestamp`),
  key by_source (`source_ip`, `timestamp`)
);

create table if not exists process_logs (
  `timestamp` datetime(6) null,
  `process_name` varchar(255) character set utf8mb4 null,
  `parent_process` varchar(255) character set utf8mb4 null,
  `arguments` text character set utf8mb4 null,
  `user` varchar(255) character set utf8mb4 null,
  `host` varchar(255) character set utf8mb4 null,
  key by_pair (`parent_process`(64), `process_name`(64), `timestamp`),
  key by_user (`user`, `timestamp`),
  key by_time (`timestamp`)
);

create table if not exists net_logs (
  `user` varchar(255) character set utf8mb4 null,
  `source_ip` varchar(64) character set utf8mb4 null,
  `dest_ip` varchar(64) character set utf8mb4 null,
  `port` int null,
  `timestamp` datetime(6) null,
  key by_user (`user`, `dest_ip`, `timestamp`)
);
