import type { HuntParam } from './hunt';
import { list } from './paramForms';

const OFFICE =
  'winword, excel, powerpnt, outlook, msaccess, mspub, visio, onenote, onenotem, onenoteviewer, onenoteim, ' +
  'eqnedt32, wordpad, wordview, graph, winproj, fltldr, olk';
const WEB_SERVERS =
  'w3wp, httpd, apache2, nginx, php, php-cgi, php-fpm, tomcat, tomcat7, tomcat8, tomcat9, tomcat10, tomcat11, ' +
  'caddy, ws_tomcatservice, umworkerprocess';
const WEB_CHILDREN =
  'arp, at, bash, bitsadmin, certutil, cmd, cscript, dsget, hostname, ipconfig, nbtstat, net, net1, netdom, ' +
  'netsh, nltest, nltestrk, ntdsutil, powershell, powershell_ise, pwsh, qprocess, query, qwinsta, reg, rundll32, ' +
  'sc, sh, systeminfo, sysinfo, whoami, wmic, wscript, wusa';
const SHELLS = 'bash, cmd, cscript, mshta, powershell, pwsh, regsvr32, rundll32, sh, wmic, wscript';
const NEVER_PARENTS =
  'calc, calculator, calculatorapp, win32calc, notepad, csrss, certutil, eventvwr, minesweeper, winver, bitsadmin';
/** Programs of Windows that run the code of others, and that services and tasks seldom are. */
const RARE_TOOLS =
  'at, bash, certoc, cmstp, diskshadow, dnscmd, extexport, forfiles, ftp, hh, ieexec, installutil, mavinject, ' +
  'microsoft.workflow.compiler, msbuild, msconfig, msdt, odbcconf, pcalua, pcwrun, presentationhost, rasautou, ' +
  'regasm, register-cimprovider, regsvcs, runscripthelper, scriptrunner, syncappvpublishingserver, ttdinject, ' +
  'tttracer, wab, workfolders, xwizard';
const SYSTEM_PROGRAMS =
  'alg, atbroker, audiodg, bcdedit, bitsadmin, certutil, cmd, cmstp, conhost, consent, cscript, csrss, ctfmon, ' +
  'dashost, dllhost, dwm, explorer, eventvwr, fontdrvhost, fsutil, logonui, lsaiso, lsass, lsm, mmc, mshta, ' +
  'msiexec, ntoskrnl, powershell, regsvr32, rundll32, runonce, runtimebroker, schtasks, searchindexer, ' +
  'searchprotocolhost, securityhealthservice, services, sethc, sihost, smartscreen, smss, spoolsv, svchost, ' +
  'taskhost, taskhostex, taskhostw, taskmgr, userinit, utilman, vssadmin, wbengine, werfault, wermgr, wevtutil, ' +
  'wininit, winlogon, winver, wlanext, wmiprvse, wscript, wsmprovhost';
const SYSTEM_PLACES = [
  'system32\\',
  'syswow64\\',
  'sysnative\\',
  'sysarm32\\',
  'syschpe32\\',
  'winsxs\\',
  'servicing\\',
  'softwaredistribution\\',
  'systemtemp\\',
  'systemapps\\',
  'uus\\',
  'explorer.exe',
]
  .map((place) => `c:\\windows\\${place}`)
  .concat('c:\\$windows.~bt\\', 'c:\\$winreagent\\', 'c:\\windows.old\\windows\\system32\\')
  .join(', ');
const USER_PLACES =
  '\\appdata\\, \\users\\public\\, \\programdata\\, \\windows\\tasks\\, \\windows\\temp\\, \\windows\\system32\\tasks\\';

/** Families of parent and child, wrong parents and wrong places, one a row. */
export const PARENT_CHILD_RULES: HuntParam = list({
  name: 'rules',
  label:
    'Unlikely starts: family | 1 informational to 4 high | parents | children | condition; ! is all but',
  default: [
    `office | 4 | ${OFFICE} | appvlp, bitsadmin, certoc, certutil, cmstp, control, curl, forfiles, hh, ieexec, installutil, javaw, mftrace, microsoft.workflow.compiler, msbuild, msdt, msidb, msiexec, msxsl, odbcconf, pcalua, powershell_ise, regasm, regsvcs, schtasks, scrcons, scriptrunner, svchost, verclsid, workfolders, ${SHELLS}`,
    `office-discovery | 3 | ${OFFICE} | arp, atbroker, dsget, dsquery, ftp, gpresult, ipconfig, nbtstat, net, net1, netsh, netstat, nltest, nltestrk, ping, qprocess, quser, reg, sc, systeminfo, sysinfo, tasklist, tracert, whoami, xwizard`,
    `office-user-place | 3 | ${OFFICE} | ! | path in: ${USER_PLACES}`,
    `web-server | 4 | ${WEB_SERVERS} | ${WEB_CHILDREN}`,
    `web-server | 4 | java, javaw, openjdk | ${WEB_CHILDREN} | parent: tomcat, catalina, jboss, wildfly, weblogic, jetty, coldfusion`,
    'database-server | 4 | sqlservr | bash, bitsadmin, cmd, netstat, nltest, nltestrk, ping, powershell, pwsh, regsvr32, rundll32, sh, systeminfo, sysinfo, tasklist, wsl',
    'script-host | 3 | mshta, powershell, pwsh, rundll32, cscript, wscript, wmiprvse, regsvr32 | schtasks, nslookup, certutil, bitsadmin, mshta',
    'html-application | 4 | mshta | cmd, powershell, pwsh, wscript, cscript, sh, bash, reg, regsvr32, bitsadmin',
    'compiled-help | 4 | hh | certreq, certutil, cmd, cscript, installutil, msbuild, mshta, msiexec, powershell, pwsh, regsvr32, rundll32, schtasks, wmic, wscript',
    'java | 3 | java, javaw | appvlp, bitsadmin, certutil, cscript, curl, forfiles, hh, mftrace, mshta, net, net1, query, reg, regsvr32, rundll32, schtasks, scrcons, scriptrunner, sh, systeminfo, sysinfo, whoami, wmic, wscript',
    'java-shell | 2 | java, javaw | bash, cmd, powershell, pwsh',
    'wmi | 4 | wmiprvse | certutil, cscript, mshta, msiexec, regsvr32, rundll32, verclsid, wscript',
    'wmi-shell-tool | 4 | wmiprvse | cmd | arguments: certutil, cscript, mshta, msiexec, regsvr32, rundll32, verclsid, wscript, \\\\127.0.0.1\\, \\\\localhost\\, \\admin$',
    'wmi-shell | 3 | wmiprvse | cmd, powershell, pwsh',
    'remote-management | 3 | wsmprovhost | cmd, sh, bash, powershell, pwsh, wsl, schtasks, certutil, whoami, bitsadmin',
    'service-control | 3 | services | bitsadmin, certutil, schtasks, netsh, ' + SHELLS,
    `service-control | 3 | services | ${RARE_TOOLS}`,
    `service-host | 2 | svchost | ${RARE_TOOLS}`,
    'browser | 3 | chrome, msedge, firefox, brave, opera, iexplore | powershell, pwsh, cmd, wscript, cscript, mshta, regsvr32, rundll32',
    `never-parent-shell | 4 | ${NEVER_PARENTS} | ${SHELLS}`,
    `never-parent | 3 | ${NEVER_PARENTS} | !conhost, mmc, notepad`,
    'logon-shell | 3 | userinit | cmd, powershell, pwsh, wscript, cscript, mshta',
    'session-manager | 4 | smss | !smss, csrss, wininit, winlogon, autochk, autofmt, setupcl, poqexec, werfault',
    'wrong-parent | 4 | !services, msmpeng, mrt, mpsigstub, ngen, rpcnet, tiworker, svchost | svchost',
    'wrong-parent | 4 | !wininit, winlogon | lsass, services',
    'wrong-parent | 4 | !wininit | lsaiso',
    'wrong-parent | 3 | !smss, svchost | csrss',
    'wrong-parent | 3 | !smss, wininit | wininit',
    'wrong-parent | 3 | !smss | winlogon',
    'wrong-parent | 3 | !services, svchost | taskhostw, taskhost, taskhostex',
    'wrong-parent | 3 | !services | spoolsv',
    `wrong-place | 3 | ! | ${SYSTEM_PROGRAMS} | path outside: ${SYSTEM_PLACES}`,
    `wrong-place | 4 | ! | svchost, lsass, services, csrss, smss, wininit, winlogon, spoolsv, explorer, taskhostw, dllhost, conhost | path outside: ${SYSTEM_PLACES}`,
  ],
  why: 'The last row that fits best counts: a start gets the highest severity of its rows; names are without .exe, and a child counts under the name it was built with too.',
  source:
    'Published by SigmaHQ, Elastic and Splunk; severities, wrong places and some rows are our own choice',
});

/** Ordinary starts that look like one of the rules, one a row. */
export const LOOK_ALIKES: HuntParam = list({
  name: 'look_alikes',
  label: 'Known look-alikes: label | parents | children | condition',
  default: [
    'printer dialogue | ! | rundll32, splwow64 | arguments: printui.dll',
    'software distribution cache | ! | ! | arguments: \\ccmcache\\',
    'vulnerability scan by nessus | ! | ! | arguments: nessus_',
    'crash report | ! | werfault, wermgr',
    'hp installer | mshta | ! | arguments: \\hp\\',
    'amazon workspaces script | powershell, pwsh, cscript, wscript | ! | arguments: \\amazon\\workspaces',
    'manageengine | java, javaw | ! | arguments: manageengine',
    'datev database | sqlservr | ! | arguments: datev',
    'veeam backup | sqlservr | ! | arguments: veeam',
    'installation through wmi | wmiprvse | msiexec | arguments:  /i,  -i',
    'helper of a browser extension | chrome, msedge, firefox, brave, opera | cmd | arguments: chrome-extension://, nativemessaging',
    'script of the domain at logon | userinit | ! | arguments: \\netlogon\\, \\sysvol\\',
    `program of the user that links and documents open | ${OFFICE} | teams, ms-teams, msteams, onedrive, zoom, webex, ciscocollabhost, atmgr, slack, chrome, msedge, msedgewebview2, firefox, brave, opera, vivaldi, grammarly, dropbox, box edit, gotomeeting, g2mstart, adobearm, code, notion, spotify | path in: \\appdata\\local\\microsoft\\, \\appdata\\roaming\\zoom\\, \\appdata\\local\\zoom\\, \\appdata\\local\\webex\\, \\appdata\\local\\ciscosparklauncher\\, \\appdata\\local\\slack\\, \\appdata\\local\\google\\chrome\\, \\appdata\\local\\mozilla firefox\\, \\appdata\\local\\bravesoftware\\, \\appdata\\local\\programs\\, \\appdata\\local\\vivaldi\\, \\appdata\\local\\grammarly\\, \\appdata\\local\\gotomeeting\\, \\appdata\\roaming\\dropbox\\, \\appdata\\roaming\\spotify\\`,
    `office add-in of its maker | ${OFFICE} | microsoft.mashup.container, microsoft.mashup.container.netfx40, microsoft.mashup.container.netfx45, microsoft.mashup.container.loader, microsoft.sharepoint, splwow64, ai, officeclicktorun`,
    'system program of another package | ! | powershell, certutil, explorer, notepad, winver | path in: \\program files\\windowsapps\\',
  ],
  why: 'Such a start becomes informational and labelled, never hidden, since text and names can be imitated.',
  source: 'Published filters of SigmaHQ, Elastic and Splunk; programs of users are our own choice',
});
