import { literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { accountKey } from '../findings/accountKey';
import type { AssetFact, Assets } from '../findings/assets';
import { PRIVILEGED_GROUPS } from '../hunts/privilegedGroups';

/**
 * Security events that only a domain controller writes: tickets asked for, machine accounts and the directory changed,
 * global and universal groups changed. 4776 is not among them: every machine writes it for its own accounts.
 */
const CONTROLLER_EVENTS = [
  '4768',
  '4769',
  '4771',
  '4741',
  '4742',
  '4743',
  '4928',
  '4929',
  '4932',
  '4933',
  '5136',
  '5137',
  '5141',
];
/** A host that so many accounts log on to from so many places serves others. */
const SERVED = 8;
/** Names of the first administrator in the languages of Windows, and of other systems. */
const ADMINISTRATORS = [
  'administrator',
  'administrateur',
  'administrador',
  'amministratore',
  'root',
  'krbtgt',
];

/** What the evidence tells about the value of hosts and accounts. */
export async function assetFacts(db: Db, signal?: AbortSignal): Promise<Assets> {
  const options = signal ? { signal } : {};
  const hosts = new Map<string, AssetFact>();
  const accounts = new Map<string, AssetFact>();
  for (const row of recordsOf(await db.query(SERVERS, options))) {
    hosts.set(String(row['name']), {
      what: 'server',
      why: `${String(row['accounts'])} accounts logged on to it from ${String(row['sources'])} places`,
    });
  }
  for (const row of recordsOf(await db.query(CONTROLLERS, options))) {
    hosts.set(String(row['name']), {
      what: 'domain controller',
      why: `it recorded event ${String(row['code'])}, which only a domain controller writes`,
    });
  }
  for (const row of recordsOf(await db.query(ACCOUNTS, options))) {
    const key = accountKey(String(row['name']));
    if (key !== null) {
      accounts.set(key, { what: 'privileged account', why: String(row['why']) });
    }
  }
  return { hosts, accounts };
}

const CONTROLLERS = sql`
  select upper(host) as name, min(event_code) as code
  from log_records
  where list_contains(${literal(CONTROLLER_EVENTS)}, event_code) and host is not null
    and contains(lower(concat_ws(' ', channel, provider)), 'security')
  group by upper(host)`;

const SERVERS = sql`
  select upper(host) as name, count(distinct lower("user"))::integer as accounts,
    count(distinct source)::integer as sources
  from (
    select host, "user", coalesce(source_ip, source_host) as source
    from auth_logs
    where outcome = 'success' and host is not null and not ends_with("user", '$')
    group by all
  )
  group by upper(host)
  having accounts >= ${literal(SERVED)} and sources >= ${literal(SERVED)}`;

const ACCOUNTS = sql`
  with
  watched as (
    select ${literal(watched('watched_sids'))} as sids, ${literal(watched('watched_names'))} as names
  ),
  members as (
    select target_user as name, 'it was made a member of ' || min(coalesce(group_name, group_sid)) as why, 1 as rank
    from account_logs cross join watched
    where contains(lower(action), 'add') and target_user is not null
      and (list_contains(names, lower(group_name))
        or len(list_filter(sids, lambda sid: lower(group_sid) glob sid)) > 0)
    group by target_user
    union all
    select "user", 'it was given special privileges at a logon (4672)', 2
    from account_logs where event_code = '4672' and "user" is not null group by "user"
    union all
    select "user", 'its identifier ends with 500, that of the first administrator', 3
    from (select "user", user_sid from auth_logs union all select "user", user_sid from process_logs)
    where ends_with(user_sid, '-500') and "user" is not null group by "user"
    union all
    select "user", 'it is the first administrator by its name', 4
    from (select "user" from auth_logs union all select "user" from process_logs)
    where list_contains(${literal(ADMINISTRATORS)}, lower("user")) group by "user"
  )
  select name, why from members order by rank desc, name`;

function watched(name: string): string[] {
  const value = PRIVILEGED_GROUPS.find((param) => param.name === name)?.default;
  return Array.isArray(value) ? [...(value as readonly string[])] : [];
}
