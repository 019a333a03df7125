import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlRoom, startControlRoom } from '../../relay/node/control-room.ts';
import { keepRepository } from '../../src/cli/keep-repository.ts';
import { createTakeIn } from '../../src/cli/take-in.ts';
import { archivedAlerts, git, makeRepository } from '../relay/support/make-repository.ts';
import { TOKEN } from '../relay/support/start-test-relay.ts';
import { type Monitoring, startMonitoring } from './support/start-monitoring.ts';

const PROGRAMS = ['/usr/bin/prometheus', '/usr/bin/prometheus-alertmanager'];
const missing = PROGRAMS.filter((path) => !existsSync(path));
if (missing.length > 0) {
	console.log(`Skipped: the live test needs ${missing.join(' and ')} (Debian: prometheus, prometheus-alertmanager)`);
}

describe.skipIf(missing.length > 0)('a real Prometheus and Alertmanager', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-live-'));
	const root = makeRepository();
	let room: ControlRoom;
	let monitoring: Monitoring;

	beforeAll(async () => {
		room = await startControlRoom({
			root,
			relayPort: 0,
			sitePort: 0,
			takeIn: createTakeIn(keepRepository({ repo: root })),
			log: () => {},
			env: { TOCSIN_TOKEN_ALERTMANAGER: TOKEN },
		});
		monitoring = await startMonitoring(folder, { url: `${room.relayUrl}/v1/alerts/alertmanager`, token: TOKEN });
		await room.siteReady;
	});

	afterAll(async () => {
		await monitoring?.stop();
		await room?.stop();
		rmSync(folder, { recursive: true, force: true });
		rmSync(root, { recursive: true, force: true });
	});

	test('fire and resolve an alert into commits and a page', async () => {
		monitoring.setErrorRatio(0.4);
		const opened = await until(() => incidentText());
		expect(opened).toContain('status: open');
		expect(opened).toContain('service: checkout-api');
		expect(opened).toContain('severity: sev2');
		const [id] = incidents();
		const page = `${room.siteUrl}/incidents/${id}`;
		await until(() => pageSaying(page, 'data-state="open sev2"'));

		monitoring.setErrorRatio(0);
		await until(() => (incidentText()?.includes('status: resolved') ? true : undefined));
		await until(() => pageSaying(page, 'data-state="resolved sev2"'));
		expect(incidents()).toHaveLength(1);
		const decisions = archivedAlerts(root).map(({ decision }) => decision);
		expect(decisions[0]).toBe('opened');
		expect(decisions.at(-1)).toBe('resolved');
		expect(git(root, 'status', '--porcelain')).toBe('');
	});

	function incidents(): string[] {
		const years = join(root, 'incidents');
		if (!existsSync(years)) return [];
		return readdirSync(years).flatMap((year) => readdirSync(join(years, year)));
	}

	function incidentText(): string | undefined {
		const [id] = incidents();
		if (id === undefined) return undefined;
		return readFileSync(join(root, 'incidents', id.split('-')[1]!, id, 'incident.md'), 'utf8');
	}
});

async function pageSaying(url: string, words: string): Promise<true | undefined> {
	const response = await fetch(url);
	const text = await response.text();
	return response.ok && text.includes(words) ? true : undefined;
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
