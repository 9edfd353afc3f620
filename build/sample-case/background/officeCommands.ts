import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

const documents = [
  'Quarterly forecast',
  'Dry dock schedule, rev 3',
  'Crew rota March',
  'Purchase order 4471',
  'Purchase order 4502',
  'Harbour fees 2026',
  'Safety audit (draft)',
  'Meeting notes, engine spares',
  'Customer list EMEA',
  'Travel claim',
];

function quotedPath(user: string, name: string, extension: string): string {
  return `"C:\\Users\\${user}\\Documents\\${name}.${extension}"`;
}

function wordDocument(user: string, random: SeededRandom): CommandLine {
  return commandLine(
    'explorer.exe',
    'WINWORD.EXE',
    `/n ${quotedPath(user, random.pick(documents), 'docx')} /o ""`,
  );
}

function mailAttachment(user: string, random: SeededRandom): CommandLine {
  const folder = `C:\\Users\\${user}\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\K7Q2MZ0D`;
  return commandLine(
    'OUTLOOK.EXE',
    'WINWORD.EXE',
    `/n "${folder}\\${random.pick(documents)}.docx" /o ""`,
  );
}

function workbook(user: string, random: SeededRandom): CommandLine {
  return commandLine('explorer.exe', 'EXCEL.EXE', quotedPath(user, random.pick(documents), 'xlsx'));
}

function powerQuery(): CommandLine {
  return commandLine(
    'EXCEL.EXE',
    'Microsoft.Mashup.Container.NetFX45.exe',
    '--logfile "" --evaluationcontainer {6d2c1b7e-40a1-4f0c-9c55-2b8f7f1e0a93}',
  );
}

function printHelper(random: SeededRandom): CommandLine {
  return commandLine(
    random.pick(['WINWORD.EXE', 'EXCEL.EXE', 'OUTLOOK.EXE']),
    'splwow64.exe',
    '12288',
  );
}

function mailLink(): CommandLine {
  return commandLine(
    'OUTLOOK.EXE',
    'msedge.exe',
    '--single-argument https://intranet.haldenmarine.example/news?id=2026-03&src=mail',
  );
}

/** One action of an office application, print helpers and mail links included. */
export function officeCommand(user: string, random: SeededRandom): CommandLine {
  const draw = random.unit();
  if (draw < 0.32) return wordDocument(user, random);
  if (draw < 0.62) return workbook(user, random);
  if (draw < 0.74) return mailAttachment(user, random);
  if (draw < 0.86) return printHelper(random);
  if (draw < 0.95) return mailLink();
  return powerQuery();
}
