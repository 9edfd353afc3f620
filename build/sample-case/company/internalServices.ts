import { addressOf, deviceAddresses, servers, workstations } from './hosts';

export interface NetworkService {
  readonly destIp: string;
  readonly destPort: number;
  readonly protocol: 'tcp' | 'udp';
}

function tcp(hostName: string, destPort: number): NetworkService {
  return { destIp: addressOf(hostName), destPort, protocol: 'tcp' };
}

const nameService: NetworkService = {
  destIp: addressOf('DC-02'),
  destPort: 53,
  protocol: 'udp',
};

const directoryServices = [tcp('DC-01', 88), tcp('DC-01', 389), nameService];

const otherServers: readonly string[] = servers
  .map((server) => server.name)
  .filter((name) => name !== 'MGT-01' && name !== 'SCN-01');

const serverPeers: Readonly<Record<string, readonly NetworkService[]>> = {
  'DC-01': [tcp('DC-02', 389), tcp('DC-02', 135), nameService],
  'DC-02': [tcp('DC-01', 389), tcp('DC-01', 135)],
  'FS-01': [...directoryServices, tcp('FS-02', 445), tcp('MGT-01', 8530)],
  'FS-02': [...directoryServices, tcp('FS-01', 445), tcp('MGT-01', 8530)],
  'SQL-01': [...directoryServices, tcp('FS-01', 445), tcp('MGT-01', 8530)],
  'APP-01': [...directoryServices, tcp('SQL-01', 1433), tcp('FS-01', 445), tcp('WEB-01', 443)],
  'WEB-01': [...directoryServices, tcp('APP-01', 8443), tcp('SQL-01', 1433)],
  'PRN-01': [
    ...directoryServices,
    ...deviceAddresses
      .slice(0, 5)
      .map((destIp): NetworkService => ({ destIp, destPort: 9100, protocol: 'tcp' })),
  ],
  'MGT-01': [
    ...directoryServices,
    ...otherServers.map((name) => tcp(name, 5985)),
    ...workstations.map((workstation) => tcp(workstation.name, 445)),
  ],
  'BKP-01': [
    ...directoryServices,
    ...['FS-01', 'FS-02', 'SQL-01', 'APP-01', 'WEB-01'].map((name) => tcp(name, 445)),
  ],
  'JMP-01': [
    ...directoryServices,
    ...['FS-01', 'SQL-01', 'DC-01', 'WEB-01', 'MGT-01', 'APP-01'].map((name) => tcp(name, 3389)),
  ],
  'SCN-01': [...directoryServices, tcp('MGT-01', 8530)],
};

function fileServerOf(workstation: string): string {
  return Number(workstation.slice(-2)) % 2 === 0 ? 'FS-01' : 'FS-02';
}

/** Every internal service a host uses in normal work; nothing else is contacted from it. */
export function internalServicesOf(hostName: string): readonly NetworkService[] {
  const peers = serverPeers[hostName];
  if (peers !== undefined) return peers;
  return [
    ...directoryServices,
    tcp(fileServerOf(hostName), 445),
    tcp('PRN-01', 445),
    tcp('APP-01', 8443),
    tcp('WEB-01', 443),
    tcp('MGT-01', 8530),
  ];
}
