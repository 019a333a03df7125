import { describe, expect, test } from 'vitest';
import { alertmanagerDelivery } from '../../../test/stories/alertmanager-delivery.ts';
import { RULES } from '../../../test/stories/example-records.ts';
import { MemoryRemote, MemoryRepository } from '../../adapters/memory/memory-repository.ts';
import { readCommand } from '../../core/lifecycle/read-command.ts';
import type { Incident } from '../../core/records/incident.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { ACTIVE_INDEX_PATH } from '../intake/active-index.ts';
import { intake } from '../intake/intake.ts';
import { changeIncident } from './change-incident.ts';

const ID = 'INC-2026-0001';

interface StoryAlert {
	readonly starts?: string;
	readonly ends?: string;
	readonly severity?: string;
	/** Another one is another alert of the same group. */
	readonly instance?: string;
}

/** One incident told in wall-clock times of a day: alerts arrive, a person commands. */
class Story {
	readonly #remote = new MemoryRemote();
	readonly #repository = new MemoryRepository(this.#remote);

	constructor() {
		this.#remote.push(RULES.map(([path, content]) => ({ path, content })));
	}

	/** The alert of 03:00 fires (or fires anew since `starts`), or is over since `ends`; returns the decision on it. */
	async alert(at: string, { starts = '03:00', ends, severity = 'warning', instance = 'a' }: StoryAlert = {}) {
		const alert = { severity, instance, starts: day(starts), ...(ends && { ends: day(ends) }) };
		const report = await intake(this.#repository, [alertmanagerDelivery([alert], { received: day(at) })]);
		expect(report.problems).toEqual([]);
		return report.alerts.map(({ decision, reason, incident }) => `${decision} ${incident} (${reason})`);
	}

	async command(at: string, line: string): Promise<readonly string[]> {
		const [verb = '', ...words] = line.split(' ');
		const read = readCommand({ verb, words });
		if (!read.ok) throw new Error(read.problems.join('\n'));
		const request = { incident: ID, command: read.value, actor: { handle: '@budi' } };
		const { outcome } = await changeIncident(this.#repository, request, { now: day(at) });
		expect(outcome).toMatchObject({ state: 'changed' });
		return outcome.said;
	}

	/** Puts a file in the place of one, or with no text removes it. */
	put(path: string, content: string | null): void {
		this.#remote.push([{ path, content }]);
	}

	index(): string {
		return this.#remote.tip!.files.get(ACTIVE_INDEX_PATH)!;
	}

	facts(id = ID): Incident {
		const path = `incidents/2026/${id}/incident.md`;
		const parsed = parseRecord('incident', path, this.#remote.tip!.files.get(path)!);
		if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
		return parsed.value.value;
	}
}

function day(time: string): string {
	const [hours, minutes] = time.split(':').map(Number);
	const date = new Date(Date.UTC(2026, 10, 20, hours, minutes));
	return date.toISOString().replace('.000Z', 'Z');
}

describe('a person and the alerts of one incident', () => {
	test('acknowledged by hand, resolved by its alert', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:05', 'ack');
		expect(await story.alert('03:06')).toEqual([`repeated ${ID} (repeat/same-state)`]);
		expect(await story.alert('03:40', { ends: '03:39' })).toEqual([`resolved ${ID} (state/resolved)`]);
		const { status, times, roles } = story.facts();
		expect({ status, times, responder: roles?.responder }).toEqual({
			status: 'resolved',
			times: { detected: day('03:00'), acknowledged: day('03:05'), resolved: day('03:39') },
			responder: '@budi',
		});
	});

	test('resolved by hand: the resolve of its alert comes later and leaves the time alone', async () => {
		const story = new Story();
		await story.alert('03:01');
		expect(await story.command('03:30', 'resolve')).toEqual([`${ID} resolved by @budi`, '1 of its alerts still fires']);
		expect(await story.alert('03:36', { ends: '03:35' })).toEqual([`updated ${ID} (state/incident-not-open)`]);
		expect(story.facts()).toMatchObject({ status: 'resolved', times: { resolved: day('03:30') } });
	});

	test('resolved by hand, and the alert fires anew: the same incident within the window, another one after it', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:30', 'resolve');
		await story.alert('03:36', { ends: '03:35' });
		expect(await story.alert('03:50', { starts: '03:49' })).toEqual([`reopened ${ID} (group/reopened)`]);
		expect(story.facts()).toMatchObject({ status: 'open', times: { detected: day('03:00') } });
		await story.command('04:00', 'resolve');
		await story.alert('04:02', { starts: '03:49', ends: '04:01' });
		expect(await story.alert('05:00', { starts: '04:59' })).toEqual(['opened INC-2026-0002 (open/new-problem)']);
	});

	test('an alert that is worse raises the severity', async () => {
		const story = new Story();
		await story.alert('03:01');
		expect(story.facts().severity).toBe('sev3');
		await story.alert('03:20', { starts: '03:19', severity: 'critical', instance: 'b' });
		expect(story.facts().severity).toBe('sev2');
	});

	test('severity by hand stays, whatever later alerts say', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:10', 'severity sev4 because only one shop');
		const worse = { starts: '03:19', severity: 'critical', instance: 'b' };
		expect(await story.alert('03:20', worse)).toEqual([`joined ${ID} (group/open-incident)`]);
		expect(story.facts().severity).toBe('sev4');
	});

	test('reopened by hand, it stays open while its alerts are quiet, and resolves with the next of them', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.alert('03:20', { ends: '03:19' });
		await story.command('03:25', 'reopen because customers still call');
		await story.alert('03:26', { ends: '03:19' });
		expect(story.facts().status).toBe('open');
		await story.alert('03:40', { starts: '03:39' });
		await story.alert('03:50', { starts: '03:39', ends: '03:49' });
		expect(story.facts().status).toBe('resolved');
	});

	test('dismissed: the alert that still fires stays dismissed, one that fires anew is a problem of its own', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:10', 'dismiss because of a load test');
		expect(await story.alert('03:15')).toEqual([`repeated ${ID} (repeat/same-state)`]);
		await story.alert('03:36', { ends: '03:35' });
		expect(await story.alert('03:50', { starts: '03:49' })).toEqual(['opened INC-2026-0002 (open/new-problem)']);
		expect(story.facts()).toMatchObject({ status: 'dismissed', verdict: { value: 'false-positive' } });
	});

	test('reopened days later, it takes the alerts of its group again', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.alert('03:20', { ends: '03:19' });
		// Four days later the index has forgotten it, as soon as another alert has come and gone.
		await story.alert('99:00', { starts: '98:59' });
		await story.alert('99:10', { starts: '98:59', ends: '99:09' });
		expect(story.index()).not.toContain(ID);
		await story.command('99:20', 'reopen because it never was over');
		expect(await story.alert('101:00', { starts: '100:59' })).toEqual([`joined ${ID} (group/open-incident)`]);
	});
});

// What triage does not do yet. Each is a way in which an incident or its time gets lost; it fails as soon as it is mended.
describe('what a person said is kept, and never hides what still burns', () => {
	test('resolved by hand, reopened and resolved by alerts: the time of resolution is the last one', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:30', 'resolve');
		await story.alert('03:36', { ends: '03:35' });
		await story.alert('03:50', { starts: '03:49' });
		await story.alert('04:00', { starts: '03:49', ends: '03:59' });
		expect(story.facts()).toMatchObject({ status: 'resolved', times: { resolved: day('03:59') } });
	});

	test('reopened by hand and resolved by alerts: the time of resolution is there', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.alert('03:20', { ends: '03:19' });
		await story.command('03:25', 'reopen because customers still call');
		await story.alert('03:40', { starts: '03:39' });
		await story.alert('03:50', { starts: '03:39', ends: '03:49' });
		expect(story.facts()).toMatchObject({ status: 'resolved', times: { resolved: day('03:49') } });
	});

	test('reopened by hand, it does not settle again because of the same quiet alerts', async () => {
		const story = new Story();
		const [path, policy] = RULES[0]!;
		story.put(path, policy.replace('reopen_window: 30m', 'reopen_window: 30m, settle_delay: 5m'));
		await story.alert('03:01');
		await story.alert('03:26', { ends: '03:19' });
		await story.command('03:30', 'reopen because customers still call');
		await story.alert('03:50', { ends: '03:19' });
		expect(story.facts().status).toBe('open');
	});

	test('resolved by hand, and the alert still fires hours later: it is open again', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:30', 'resolve');
		await story.alert('07:01');
		expect(story.facts().status).toBe('open');
	});

	test('closed by hand, and the alert still fires hours later: another incident opens', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:30', 'resolve');
		await story.command('03:40', 'close');
		expect(await story.alert('07:01')).toEqual([expect.stringMatching(/^opened INC-2026-0002 /)]);
	});

	test('severity by hand stays though the index is lost', async () => {
		const story = new Story();
		await story.alert('03:01');
		await story.command('03:10', 'severity sev4 because only one shop');
		story.put(ACTIVE_INDEX_PATH, null);
		await story.alert('03:20', { starts: '03:19', severity: 'critical', instance: 'b' });
		expect(story.facts().severity).toBe('sev4');
	});
});
