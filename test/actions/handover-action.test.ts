import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { listHandovers } from '../../src/app/handover/list-handovers.ts';
import { type HandoverWorld, scheduleThatEnds, startHandoverWorld } from './handover-world.ts';

const PATH = 'schedules/handovers/2026-W46-payments.md';
const BRANCH = 'handover/2026-W46-payments';
const NUMBER = 100;
/** The shift ends at 10:00. */
const SOON = '2026-11-16T09:17:00Z';
const TEXT = 'A quiet week.';

let world: HandoverWorld;

beforeEach(async () => {
	world = await startHandoverWorld();
});
afterEach(async () => {
	expect(world.front.violations).toEqual([]);
	await world.stop();
});

const write = (path = PATH, branch = BRANCH) =>
	world.edit(branch, path, (draft) => draft.replace('<!-- How was it? -->', TEXT));
const merged = (number: number) => ({ action: 'closed', pull_request: { number, merged: true } });
/** The state as the site and the command have it. */
function stateAt(now: string): string | undefined {
	const text = world.show(PATH);
	const files = { paths: () => [PATH], version: () => '1', read: () => text };
	return listHandovers(readCatalogue(files).handovers, now)[0]?.state;
}

test('as the workflow runs it: drafted, asked once, edited, approved, merged, recorded, published', async () => {
	const end = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 600_000);
	const { schedule, path } = scheduleThatEnds(end);
	const branch = path.replace(/^schedules\/handovers\/(.*)\.md$/, 'handover/$1');
	world.push({ 'schedules/payments.yaml': schedule, 'runbooks/slow.md': 'Look twice.\n' });
	const run = (event: object) =>
		world.run('handover.yml', {
			eventName: 'pull_request' in event ? 'pull_request_target' : 'schedule',
			event,
			apiUrl: world.front.url,
		});
	const first = await run({});
	expect(first.jobs, first.log).toEqual({ handover: 'success' });
	expect(first.log).toContain(`${path}: #100 opened\n`);
	expect(world.show(path, branch)).toContain('from: "@rina"\nto: "@budi"\n');
	expect(world.show(path, branch)).toContain('Change (`runbooks/slow.md`');
	const asked = ['issues/100/assignees rina', 'pulls/100/requested_reviewers budi'];
	expect(world.front.asked).toEqual(asked);
	const second = await run({});
	expect([second.jobs, world.front.asked, world.github.pulls.size]).toEqual([{ handover: 'success' }, asked, 1]);

	write(path, branch);
	const at = new Date(end.getTime() - 60_000).toISOString().replace('.000Z', 'Z');
	world.say(NUMBER, 'budi', { state: 'APPROVED', at });
	const closed = await run({ pull_request: { number: NUMBER, merged: false } });
	expect(closed.jobs).toEqual({ handover: 'skipped' });
	world.merge(NUMBER);
	expect(world.asked()).toEqual([]);
	const last = await run(merged(NUMBER));
	expect(last.jobs, last.log).toEqual({ handover: 'success' });
	const text = world.show(path);
	expect(text).toContain(`status: done\naccepted_by: "@budi"\naccepted_at: ${at}\n---\n`);
	expect(text).toContain(TEXT);
	expect(world.asked()).toEqual(['gh workflow run publish.yml --repo acme/incidents --ref main']);
});

test('a merge without the approval leaves the report open, and it shows two hours after; the approval that follows is late', async () => {
	const first = await world.runAt(SOON);
	expect(first.log).toEqual([`info: ${PATH}: #100 opened`]);
	expect(first.outputs).toEqual({ proposed: [{ path: PATH, pull: '#100' }], recorded: [], overdue: [] });
	write();
	world.say(NUMBER, 'budi', { state: 'APPROVED', at: '2026-11-16T10:05:00Z' });
	world.merge(NUMBER);
	expect((await world.runAt('2026-11-16T10:20:00Z', { event: merged(NUMBER) })).log).toEqual([]);
	expect([stateAt('2026-11-16T12:00:00Z'), stateAt('2026-11-16T12:00:01Z')]).toEqual(['pending', 'overdue']);
	const late = await world.runAt('2026-11-16T12:17:00Z');
	expect(late.log).toEqual([`warning: ${PATH}: overdue, @rina has not approved what is on record`]);
	expect(late.outputs).toEqual({ proposed: [], recorded: [], overdue: [PATH] });
	world.say(NUMBER, 'Rina', { state: 'APPROVED', at: '2026-11-18T08:00:00Z' });
	expect((await world.runAt('2026-11-18T08:17:00Z')).log).toEqual([
		`info: ${PATH}: @rina took over at 2026-11-18T08:00:00Z, late`,
	]);
	expect(stateAt('2026-12-01T00:00:00Z')).toBe('late');
	expect((await world.runAt('2026-11-18T09:17:00Z')).log).toEqual([]);
});

test('a text that was changed after the approval is not handed over', async () => {
	await world.runAt(SOON);
	world.say(NUMBER, 'rina', { state: 'APPROVED', at: '2026-11-16T10:05:00Z' });
	write();
	world.merge(NUMBER);
	expect((await world.runAt('2026-11-16T10:20:00Z', { event: merged(NUMBER) })).outputs.recorded).toEqual([]);
});

test('a report that was proposed by hand, from any branch, is recorded at its merge', async () => {
	const draft = '---\nschema: 1\nteam: payments\nfrom: "@budi"\nto: "@rina"\n';
	const shift = 'shift: { start: 2026-11-09T10:00:00Z, end: 2026-11-16T10:00:00Z }\nstatus: draft\n---\n';
	const sha = world.push({ [PATH]: draft + shift }, 'my-report');
	world.github.pulls.set(7, {
		author: 'budi',
		head: { sha, ref: 'my-report', owner: 'acme' },
		state: 'open',
		files: [{ filename: PATH, status: 'added' }],
		reviews: [{ login: 'rina', state: 'APPROVED', at: '2026-11-16T10:05:00Z', commit: sha }],
	});
	world.merge(7);
	expect((await world.runAt('2026-11-16T10:20:00Z')).outputs.recorded).toEqual([]);
	expect((await world.runAt('2026-11-16T10:20:00Z', { event: merged(7) })).outputs.recorded).toEqual([
		{ path: PATH, by: '@rina', at: '2026-11-16T10:05:00Z' },
	]);
	expect(world.github.pulls.size).toBe(1);
});

test('what people closed is not opened again; where actions may open none, the run fails and the next goes on', async () => {
	world.front.refusals.push(403);
	expect((await world.runAt(SOON)).log).toEqual([
		`failed: ${PATH}: GitHub answered 403: GitHub Actions is not permitted to create or approve pull requests.`,
	]);
	expect((await world.runAt(SOON)).log).toEqual([`info: ${PATH}: #100 opened`]);
	world.github.pulls.get(NUMBER)!.state = 'closed';
	expect((await world.runAt('2026-11-16T10:17:00Z')).log).toEqual([]);
	expect(world.github.pulls.size).toBe(1);
});

test('without records it fails and asks nobody', async () => {
	const { log } = await world.runAt(SOON, { folder: world.folder });
	expect([log, world.github.calls]).toEqual([
		[`failed: No records in ${world.folder}, expected folders like teams/ and schedules/. Check out first.`],
		[],
	]);
});
