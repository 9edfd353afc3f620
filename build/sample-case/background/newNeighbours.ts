import { SECOND, utcMs } from '../caseClock';
import type { CaseEvents, NetEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';

/** A printer that goes live on the second morning. */
const NEW_PRINTER_IP = '10.20.50.31';

const firstContacts: readonly Pick<NetEvent, 'atMs' | 'host' | 'user' | 'destIp' | 'destPort'>[] = [
  {
    atMs: utcMs('03-10 07:55:14.220'),
    host: 'PRN-01',
    user: 'SYSTEM',
    destIp: NEW_PRINTER_IP,
    destPort: 9100,
  },
  {
    atMs: utcMs('03-10 08:12:40.671'),
    host: 'WS-06',
    user: 'SYSTEM',
    destIp: NEW_PRINTER_IP,
    destPort: 9100,
  },
  {
    atMs: utcMs('03-10 09:47:03.118'),
    host: 'WS-14',
    user: 'SYSTEM',
    destIp: NEW_PRINTER_IP,
    destPort: 9100,
  },
  {
    atMs: utcMs('03-11 07:31:55.902'),
    host: 'WS-09',
    user: 'SYSTEM',
    destIp: NEW_PRINTER_IP,
    destPort: 9100,
  },
  {
    atMs: utcMs('03-10 12:22:31.447'),
    host: 'WS-15',
    user: 'c.whitmore',
    destIp: addressOf('WS-16'),
    destPort: 445,
  },
  {
    atMs: utcMs('03-11 10:41:18.350'),
    host: 'WS-08',
    user: 'l.finch',
    destIp: addressOf('FS-02'),
    destPort: 445,
  },
];

/** The few internal pairs that are new in the last two days and mean nothing. */
export function newNeighbours(): Partial<CaseEvents> {
  return {
    net: firstContacts.flatMap((contact) =>
      [0, 95, 410].map((delay) => ({
        ...contact,
        atMs: contact.atMs + delay * SECOND,
        sourceIp: addressOf(contact.host),
        protocol: 'tcp',
      })),
    ),
  };
}
