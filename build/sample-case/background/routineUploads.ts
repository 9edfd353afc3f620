import { CASE_DAYS, SECOND, utcMs } from '../caseClock';
import type { CaseEvents, UploadEvent } from '../caseEvents';
import { addressOf, MAIL_DOMAIN } from '../company/hosts';
import { seededRandom } from '../seededRandom';
import { benignSpikeHosts } from './routineFileSpikes';
import { userSessions, type UserSession } from './workdays';

const UPLOADS_A_DAY = 15;
/** A file spike on these hosts must not look like theft; the last one is encrypted later. */
const hostsWithoutUploads: ReadonlySet<string> = new Set([...benignSpikeHosts, 'WS-12']);

const COMPANY_SITE = 'haldenmarine.sites.example.com';

const fileNames = [
  'Crew rota March.xlsx',
  'Dry dock schedule, rev 3.docx',
  'Invoice 20931.pdf',
  'Hull survey photos.zip',
  'Safety audit (draft).docx',
  'Engine spares.csv',
  'Board pack.pptx',
] as const;

function uploadOf(
  session: Pick<UserSession, 'user' | 'workstation'>,
  atMs: number,
  names: readonly string[],
  sentBytes: number,
): UploadEvent {
  return {
    atMs,
    host: session.workstation,
    sourceIp: addressOf(session.workstation),
    email: `${session.user}@${MAIL_DOMAIN}`,
    method: 'PUT',
    urlHost: COMPANY_SITE,
    path: '/sites/operations/_api/v2.0/drive/items/upload?session=resume',
    fileNames: names,
    sentBytes,
  };
}

/** Many users, small files, one known company site; and one large film that is no theft. */
export function routineUploads(): Partial<CaseEvents> {
  const random = seededRandom('uploads');
  const upload = CASE_DAYS.flatMap((day) => {
    const present = userSessions.filter(
      (session) => session.day === day && !hostsWithoutUploads.has(session.workstation),
    );
    return Array.from({ length: UPLOADS_A_DAY }, () => {
      const session = random.pick(present);
      const atSeconds = Math.floor(random.integer(session.fromMs, session.toMs) / SECOND);
      const names = random.chance(0.3)
        ? [random.pick(fileNames), random.pick(fileNames)]
        : [random.pick(fileNames)];
      return uploadOf(session, atSeconds * SECOND, names, random.integer(20_000, 38_000_000));
    });
  });
  const film = uploadOf(
    { user: 'v.romano', workstation: 'WS-17' },
    utcMs('03-09 11:26:09'),
    ['Launch film, final cut.mp4'],
    486_120_448,
  );
  return { upload: [...upload, film] };
}
