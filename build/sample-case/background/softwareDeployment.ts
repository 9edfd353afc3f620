import { CASE_DAYS, dayStartMs, HOUR, SECOND } from '../caseClock';
import { type CaseEvents, mergeEvents } from '../caseEvents';
import { serviceAccounts } from '../company/accounts';
import { addressOf, workstations } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { commandLine } from './commandLine';

interface Package {
  readonly cacheFolder: string;
  readonly file: string;
  readonly productCode: string;
}

const packages: readonly Package[] = [
  {
    cacheFolder: '1a',
    file: 'ReaderDC, 26.1.msi',
    productCode: '{AC76BA86-1033-FFFF-7760-BC15014EA700}',
  },
  {
    cacheFolder: '2f',
    file: 'HaldenErp-7.4.2.msi',
    productCode: '{5B0D6E14-8F27-4C39-A3E1-7D96C2F0B418}',
  },
  {
    cacheFolder: '3c',
    file: 'VpnClient.msi',
    productCode: '{E1F7A9C2-60B4-4D8A-9B3D-15C8E27A4F06}',
  },
];

/** One package a day reaches every workstation within working hours. */
export function softwareDeployment(): Partial<CaseEvents> {
  return mergeEvents(
    CASE_DAYS.flatMap((day) => {
      const random = seededRandom(`deployment:${day}`);
      const rollout = random.pick(packages);
      const folder = `C:\\Windows\\ccmcache\\${rollout.cacheFolder}`;
      return workstations.map(({ name: host }): Partial<CaseEvents> => {
        const atMs = dayStartMs(day) + 6 * HOUR + random.integer(0, 7 * HOUR);
        return {
          auth: [
            {
              atMs,
              host,
              user: serviceAccounts.deployment,
              sourceIp: addressOf('MGT-01'),
              status: 'SUCCESS',
              logonType: 3,
            },
          ],
          process: [
            {
              atMs: atMs + 4 * SECOND,
              host,
              user: 'SYSTEM',
              ...commandLine(
                'CcmExec.exe',
                'msiexec.exe',
                `/i "${folder}\\${rollout.file}" /qn REBOOT=ReallySuppress ADDLOCAL=ALL /l*v "C:\\Windows\\Temp\\${rollout.productCode}.log"`,
              ),
            },
            {
              atMs: atMs + 9 * SECOND,
              host,
              user: 'SYSTEM',
              ...commandLine(
                'msiexec.exe',
                'MsiExec.exe',
                `-Embedding ${random.hex(32).toUpperCase()}`,
              ),
            },
          ],
        };
      });
    }),
  );
}
