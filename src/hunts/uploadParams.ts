import { list } from './paramForms';

/** Where software of the house sends data by itself. A name stands for all names below it too, `*` for any letters. */
export const KNOWN_DESTINATIONS = list({
  name: 'known_destinations',
  label: 'Known destinations: software, updates, telemetry, meetings, backup',
  default: [
    ...['windowsupdate.com', 'update.microsoft.com', 'delivery.mp.microsoft.com'],
    ...['events.data.microsoft.com', 'data.microsoft.com', 'telemetry.microsoft.com'],
    ...['wdcp.microsoft.com', 'smartscreen.microsoft.com', 'endpoint.security.microsoft.com'],
    ...['ods.opinsights.azure.com'],
    ...['teams.microsoft.com', 'teams.cloud.microsoft', 'skype.com', 'lync.com'],
    ...['outlook.office.com', 'outlook.office365.com', 'outlook.com', 'login.microsoftonline.com'],
    ...['zoom.us', 'zoom.com', 'webex.com', 'gotomeeting.com', 'meet.google.com'],
    ...['clients*.google.com', 'gvt1.com', 'update.googleapis.com'],
    ...['push.apple.com', 'mzstatic.com', 'swscan.apple.com', 'adobe.io', 'adobe.com'],
    ...['mozilla.com', 'mozilla.net', 'digicert.com', 'verisign.com', 'lencr.org'],
    ...['crowdstrike.com', 'cloudsink.net', 'sentinelone.net', 'sophos.com'],
    ...['sophosxl.net', 'mcafee.com', 'trellix.com', 'trendmicro.com', 'symantec.com'],
    ...['eset.com', 'kaspersky-labs.com', 'bitdefender.net', 'carbonblack.io'],
    ...['splunkcloud.com', 'datadoghq.com', 'newrelic.com', 'nr-data.net', 'sentry.io'],
    ...['druva.com', 'backup.windowsazure.com', 'crashplan.com', 'code42.com'],
    ...['carbonite.com', 'acronis.com', 'veeam.com', 'datto.com', 'mimecast.com'],
    ...['akamaiedge.net', 'spamhaus.org', 'in-addr.arpa', 'ip6.arpa'],
  ],
  why: 'These receive much from every host all day; a finding about them is labelled and low, and yours belong here.',
  source: 'Own choice: published addresses of common software; add the services of the house',
});

/** Places where anyone can leave files. */
export const SHARING_HOSTS = list({
  name: 'sharing_hosts',
  label: 'Places that store files for anyone',
  default: [
    ...['mega.nz', 'mega.co.nz', 'mega.io', 'dropbox.com', 'dropboxapi.com'],
    ...['dropboxusercontent.com', 'box.com', 'boxcloud.com', 'pcloud.com', 'mediafire.com'],
    ...['wetransfer.com', 'wetransfer.net', 'sendspace.com', '4shared.com', 'anonfiles.com'],
    ...['gofile.io', 'file.io', 'transfer.sh', 'temp.sh', '0x0.st', 'catbox.moe', 'bashupload.com'],
    ...['filebin.net', 'pixeldrain.com', 'ufile.io', 'uploadfiles.io', 'dropmefiles.com'],
    ...['qaz.im', 'send.exploit.in', 'privatlab.com', 'premiumize.com', 'put.io', 'filemail.com'],
    ...['workupload.com', 'krakenfiles.com', 'uptobox.com', 'rapidgator.net', 'terabox.com'],
    ...['s3.amazonaws.com', 's3.*.amazonaws.com', 's3-*.amazonaws.com'],
    ...['blob.core.windows.net', 'storage.googleapis.com'],
    ...['r2.cloudflarestorage.com', 'digitaloceanspaces.com', 'backblazeb2.com'],
    ...['wasabisys.com', 'drive.google.com', 'onedrive.live.com'],
    ...['api.onedrive.com', '1drv.com', 'icloud-content.com', 'yandex.ru', 'disk.yandex.net'],
    ...['pastebin.com', 'paste.ee', 'ghostbin.com', 'hastebin.com', 'rentry.co', 'termbin.com'],
    ...['api.telegram.org', 'discord.com', 'discordapp.com', 'webhook.site'],
    ...['trycloudflare.com', 'ngrok.io', 'ngrok-free.app', 'api.anonfile.com'],
  ],
  why: 'Stolen files are often left where no account of the house is needed; much sent there weighs more.',
  source: 'Own choice: services named in public reports on data theft',
});

export const INTERNAL_DOMAINS = list({
  name: 'internal_domains',
  label: 'Internal names',
  default: ['local', 'internal', 'corp', 'lan', 'intranet', 'home.arpa', 'localdomain'],
  why: 'What is sent to these names stays in the house; add its own domains. A name without a dot or address is internal too.',
  source: 'RFC 6762, RFC 8375, names in common use',
});

export const REFUSED_ACTIONS = list({
  name: 'refused_actions',
  label: 'Actions of the gateway that stopped a request',
  default: [
    ...['block', 'blocked', 'deny', 'denied', 'drop', 'dropped', 'reject', 'rejected'],
    ...['challenge', 'managed_challenge', 'jschallenge', 'quarantine', 'failed', 'failure'],
  ],
  why: 'What was stopped did not leave.',
  source: 'Action values of Cloudflare Gateway, its firewall and common proxies',
});

/** What is sent with these may hold a file. */
export const SENDING_METHODS = list({
  name: 'sending_methods',
  label: 'Methods that send',
  default: ['post', 'put', 'patch'],
  why: 'Requests by other methods carry no file.',
  source: 'RFC 9110, RFC 5789',
});
