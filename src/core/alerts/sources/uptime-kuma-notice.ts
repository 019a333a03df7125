import type { Alert, SourceEvent } from '../alert.ts';
import { addProblem, fieldAt, type PayloadField, textOf } from '../payload-field.ts';
import { stableHash } from '../stable-hash.ts';

const EXPIRING =
	/^(?:\[(?<monitor>[^\]]{1,200})\]\[(?<url>[^\]]{0,500})\] )?(?<what>.{1,300}) will expire in (?<days>\d{1,6}) days?/s;
const CHANGED = /^\[(?<monitor>.{1,300}?)\] \[\S{1,4} (?<word>Up|Down)\] ?(?<said>.*)$/s;
const MAX_MESSAGE = 2000;

/**
 * A message without a heartbeat: a certificate or domain that expires, which Uptime Kuma never says is renewed; the test
 * button; or a template that leaves the heartbeat out, whose message still says what is up and what is down.
 */
export function readKumaNotice(root: PayloadField): readonly SourceEvent[] {
	const field = fieldAt(root, 'msg');
	const message = textOf(field)?.slice(0, MAX_MESSAGE).trim();
	if (message === undefined) {
		addProblem(field, 'text, or a heartbeat', 'Use the preset "application/json", or the template of the docs');
		return [];
	}
	if (/\bTesting$/.test(message)) {
		return [{ type: 'ignored', event: 'test', reason: 'Message of the test button; the connection works' }];
	}
	const expiring = EXPIRING.exec(message)?.groups;
	if (expiring) return [{ type: 'alert', alert: expiryAlert(root, message, expiring) }];
	const changed = CHANGED.exec(message)?.groups;
	if (changed) return [{ type: 'alert', alert: changeAlert(changed) }];
	return [{ type: 'ignored', event: 'notice', reason: `A message without a heartbeat: ${message}` }];
}

type Groups = Readonly<Record<string, string | undefined>>;

function expiryAlert(root: PayloadField, message: string, { monitor, url, what = '', days }: Groups): Alert {
	const isDomain = /^domain/i.test(what);
	const own = textOf(fieldAt(fieldAt(root, 'monitor'), 'name')) ?? monitor;
	return {
		source: 'uptime-kuma',
		fingerprint: `uptime-kuma:expiry/${stableHash([own ?? '', what])}`,
		state: 'firing',
		event: isDomain ? 'domain-expiry' : 'certificate-expiry',
		name: isDomain ? 'DomainExpiring' : 'CertificateExpiring',
		title: own === undefined ? message : `${own}: ${what} will expire in ${days} days`,
		labels: own === undefined ? {} : { monitor: own },
		integrations: own === undefined ? [] : [own],
		evidence: url === undefined ? [] : [{ kind: 'monitored', url }],
	};
}

/** Without the number of the monitor its name is all there is to know it by. */
function changeAlert({ monitor = '', word, said }: Groups): Alert {
	const isDown = word === 'Down';
	const verb = isDown ? 'is down' : 'is up again';
	return {
		source: 'uptime-kuma',
		fingerprint: `uptime-kuma:name/${monitor}`,
		state: isDown ? 'firing' : 'resolved',
		event: isDown ? 'down' : 'up',
		name: monitor,
		title: said ? `${monitor} ${verb}: ${said}` : `${monitor} ${verb}`,
		labels: { monitor },
		integrations: [monitor],
	};
}
