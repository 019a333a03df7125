import { changeAt, keepKeys } from '../keep-keys.ts';

const HEARTBEAT_KEYS = ['monitorID', 'status', 'time', 'msg'];
const MONITOR_KEYS = ['id', 'name', 'description', 'path', 'pathName', 'type', 'hostname', 'port', 'url', 'tags'];

/** The address in a message about a certificate: `[monitor][address] …`. */
const ADDRESS = /(\]\[[^\]?#]{0,500})[?#][^\]]{0,2000}\]/;

/** A body of Uptime Kuma without the configuration of the monitor: passwords, tokens, keys, headers, bodies, queries. */
export function stripUptimeKuma(body: unknown): unknown {
	const told = changeAt(body, 'msg', (message) =>
		typeof message === 'string' ? message.slice(0, 4000).replace(ADDRESS, '$1]') : message,
	);
	const beating = changeAt(told, 'heartbeat', (heartbeat) => keepKeys(heartbeat, HEARTBEAT_KEYS));
	return changeAt(beating, 'monitor', (monitor) =>
		changeAt(keepKeys(monitor, MONITOR_KEYS), 'url', (url) => (typeof url === 'string' ? withoutQuery(url) : url)),
	);
}

/** The address without the keys that people put behind it. */
function withoutQuery(url: string): string {
	return url.split(/[?#]/, 1)[0] ?? '';
}
