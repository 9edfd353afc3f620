import type { SiemLimits } from '../../../siem/siemText';

export const limits: SiemLimits = {
  readsHistory: true,
  whyNot: {
    mysql:
      'The MySQL schema has no requests of a web gateway, and its connections have no bytes, so nothing in it tells how much was sent.',
  },
  differs: {
    sentinel: [
      'It reads CloudflareV2_CL, proxies in CommonSecurityLog and, for copy programs alone, DeviceNetworkEvents, which has no bytes.',
      'Vendors differ in whether SentBytes is what the client or the server sent; check it on a few rows.',
      'A transfer that two logs record counts twice.',
      'The median behind a single session is an estimate of the engine.',
    ],
    splunk: [
      'It reads Cloudflare logs as cloudflare:json and, for copy programs alone, Sysmon event 3; name your index in place of the star.',
      'Requests to the sites of the house (http_requests) and other proxies are not in it.',
      'A transfer that two logs record counts twice.',
      'The engine sets whether a record exactly at the edge of the sliding window still counts.',
    ],
  },
};
