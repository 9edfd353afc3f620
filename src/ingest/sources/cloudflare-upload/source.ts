import type { Source } from '../../source';

export const source: Source = {
  id: 'cloudflare-upload',
  title: 'Result export F: Cloudflare upload',
  fileName: /cloudflare[_-]?upload/i,
  requires: [
    ['source_ip', 'source_internal_ip', 'client_ip', 'client_ip_s', 'device_name', 'email', 'user'],
  ],
  needsFileName: true,
  tables: [
    {
      table: 'cloudflare_upload',
      fields: {
        host: { from: ['device_name', 'device', 'host', 'hostname', 'computer'], kind: 'host' },
        user: { from: ['email', 'user', 'user_email', 'user_id', 'username'], kind: 'account' },
        user_domain: {
          from: ['email', 'user', 'user_email', 'user_id', 'username'],
          kind: 'account domain',
        },
        source_ip: {
          from: ['source_internal_ip', 'source_ip', 'src_ip', 'client_ip', 'client_ip_s', 'ip'],
          kind: 'text',
        },
        method: {
          from: ['http_method', 'method', 'client_request_method', 'client_request_method_s'],
          kind: 'text',
        },
        url_host: {
          from: [
            'http_host',
            'url_host',
            'client_request_host',
            'client_request_host_s',
            'sni',
            'domain',
          ],
          kind: 'text',
        },
        url: {
          from: ['url', 'client_request_uri', 'client_request_uri_s', 'client_request_path'],
          kind: 'text',
        },
        file_names: { from: ['uploaded_file_names', 'file_names', 'file_name'], kind: 'text' },
        bytes_out: {
          from: [
            'bytes_sent',
            'bytes_out',
            'client_request_bytes',
            'client_request_bytes_d',
            'request_bytes',
            'sent_bytes',
            'bytes',
          ],
          kind: 'integer',
        },
      },
    },
  ],
};
