export interface Host {
  readonly name: string;
  readonly ip: string;
}

export const AD_DOMAIN = 'HALDEN';
export const DNS_SUFFIX = 'corp.haldenmarine.example';
export const MAIL_DOMAIN = 'haldenmarine.example';

const WORKSTATION_COUNT = 28;

const serverAddresses: Readonly<Record<string, string>> = {
  'DC-01': '10.20.10.11',
  'DC-02': '10.20.10.12',
  'FS-01': '10.20.10.21',
  'FS-02': '10.20.10.22',
  'SQL-01': '10.20.10.31',
  'APP-01': '10.20.10.41',
  'WEB-01': '10.20.10.42',
  'PRN-01': '10.20.10.51',
  'MGT-01': '10.20.10.61',
  'BKP-01': '10.20.10.71',
  'JMP-01': '10.20.20.10',
  'SCN-01': '10.20.20.30',
};

export const servers: readonly Host[] = Object.entries(serverAddresses).map(([name, ip]) => ({
  name,
  ip,
}));

export const workstations: readonly Host[] = Array.from(
  { length: WORKSTATION_COUNT },
  (_, index) => ({
    name: `WS-${String(index + 1).padStart(2, '0')}`,
    ip: `10.20.30.${index + 11}`,
  }),
);

export const hosts: readonly Host[] = [...servers, ...workstations];

/** Printers, phones and cameras: addresses that answer but write no logs. */
export const deviceAddresses: readonly string[] = [
  ...Array.from({ length: 5 }, (_, index) => `10.20.50.${index + 21}`),
  ...Array.from({ length: 30 }, (_, index) => `10.20.40.${index + 101}`),
];

/** Left switched on at night; every other workstation is off outside working hours. */
export const alwaysOnWorkstations: ReadonlySet<string> = new Set([
  'WS-05',
  'WS-12',
  'WS-19',
  'WS-24',
]);

const addressByHost = new Map(hosts.map((host) => [host.name, host.ip]));

export function addressOf(hostName: string): string {
  const ip = addressByHost.get(hostName);
  if (ip === undefined) throw new Error(`no host is called ${hostName}`);
  return ip;
}

export function fullyQualified(hostName: string): string {
  return `${hostName}.${DNS_SUFFIX}`;
}
