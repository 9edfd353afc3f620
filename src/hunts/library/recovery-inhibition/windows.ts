import type { HuntParam } from '../../hunt';
import { whole } from '../../paramForms';

/** Within which times signs belong together, and how many of them weigh more. */
export const WINDOWS: readonly HuntParam[] = [
  whole({
    name: 'session_minutes',
    label: 'One finding up to a pause of',
    unit: 'min',
    default: 60,
    why: 'Signs of one kind on one host that follow each other within this time are one piece of work.',
    source: 'Own choice: the window in which attackers prepare a host',
  }),
  whole({
    name: 'sign_minutes',
    label: 'Different signs belong together within',
    unit: 'min',
    default: 60,
    why: 'Two different ways to destroy recovery or logs this close on a host are no routine, so both become high.',
    source: 'Own choice; Microsoft looks at 6 h with more signs',
  }),
  whole({
    name: 'critical_signs',
    label: 'Critical from this many different signs',
    unit: 'signs',
    default: 4,
    why: 'Four different signs within that time are what is left by a script run just before encryption.',
    source: 'Published by Microsoft: four or more signs a device',
  }),
  whole({
    name: 'fleet_minutes',
    label: 'The same sign on two hosts within',
    unit: 'min',
    default: 15,
    why: 'The same sign on several hosts at almost the same time was sent out from one place.',
    source: 'Own choice: how fast a script spreads by policy or remote tools',
  }),
  whole({
    name: 'wrapper_seconds',
    label: 'A shell and what it starts are one within',
    unit: 's',
    default: 5,
    why: 'A shell whose line holds the command and the tool it starts are two records of one act, counted once.',
    source: 'Own choice: processes start within seconds of their parent',
  }),
  whole({
    name: 'peak_seconds',
    label: 'Peak and stop rate are counted in',
    unit: 's',
    default: 60,
    why: 'The most signs in any stretch of this length tell a script from a hand.',
    source: 'Published by Splunk: rates a minute',
  }),
  whole({
    name: 'stops_per_minute',
    label: 'Services stopped in that time, at least',
    unit: 'stops',
    default: 5,
    why: 'Scripts stop many services at once to free the files; an administrator stops one or two.',
    source: 'Published by Splunk: 5 a minute for sc and net',
  }),
  whole({
    name: 'stops_per_host',
    label: 'Or services and processes stopped in one session, at least',
    unit: 'stops',
    default: 10,
    why: 'A slower script is seen by its total on the host; ended processes count here alone.',
    source: 'Published by Elastic: 10 a host',
  }),
];
