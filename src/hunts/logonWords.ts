import type { HuntParam } from './hunt';
import { list } from './paramForms';

/** How logs write reasons and types of logons, as far as they tell guessing from other failures. */
export const LOGON_WORDS: readonly HuntParam[] = [
  list({
    name: 'unknown_reasons',
    label: 'Reasons: no such account',
    default: [
      '0xc0000064',
      '0x6',
      '50034',
      'usernotfound',
      'user name does not exist',
      'unknownuser',
    ],
    why: 'They tell trying names from trying passwords.',
    source: 'Status codes of Windows, Kerberos and Entra',
  }),
  list({
    name: 'stale_reasons',
    label: 'Reasons: expired or must be changed',
    default: [
      '0xc0000071',
      '0xc0000224',
      '0xc0000193',
      '0x17',
      '50055',
      'passwordexpired',
      'accountexpired',
    ],
    why: 'The account or password is out of date, which a guess cannot cause.',
    source: 'Status codes of Windows, Kerberos and Entra',
  }),
  list({
    name: 'not_guesses',
    label: 'Reasons that are no guess',
    default: ['0xc000015b', '0xc000005e', '0xc0000133', '0xc0000192', '0x25'],
    why: 'Missing rights, no domain controller, a wrong clock: the password was never judged.',
    source: 'Published by Elastic',
  }),
  list({
    name: 'service_logons',
    label: 'Logon types of services',
    default: ['3', '4', '5', '8', 'network', 'batch', 'service', 'networkcleartext'],
    why: 'Only these run without a person, in an even beat.',
    source: 'Logon types of Windows and of Defender',
  }),
  list({
    name: 'interactive_logons',
    label: 'Logon types of people',
    default: [
      '2',
      '7',
      '10',
      '11',
      'interactive',
      'unlock',
      'remoteinteractive',
      'cachedinteractive',
    ],
    why: 'Only people mistype, and they sit at the machine or its desktop.',
    source: 'Logon types of Windows and of Defender',
  }),
  list({
    name: 'unattended_logons',
    label: 'Successes that do not count',
    default: ['4', '5', 'batch', 'service'],
    why: 'A service that starts with the same account proves nothing about the guesser.',
    source: 'Logon types of Windows and of Defender',
  }),
];
