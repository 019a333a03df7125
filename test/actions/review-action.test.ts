import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVENT, HEAD, NUMBER, review, reviewWorld } from '../support/review-world.ts';
import { type ActionRun, runAction } from '../support/run-action.ts';
import { MAY_WRITE } from '../support/start-github-emulator.ts';

let folder = '';
const world = reviewWorld();

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'tocsin-review-action-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(event: unknown = EVENT, token = MAY_WRITE): Promise<ActionRun> {
	return runAction('review', { event, inputs: { token }, env: { GITHUB_API_URL: world.github.url }, folder });
}

test('a status and one comment that says why each is asked', async () => {
	world.pull.reviews.push(review('ELIF', 'APPROVED'));
	const { code, output, summary } = await run();
	expect(code).toBe(0);
	expect(world.github.statuses.get(HEAD)).toEqual([
		{ context: 'tocsin/review', state: 'pending', description: 'Waiting for @rina' },
	]);
	expect(world.github.comments.get(NUMBER)?.map(({ body }) => body)).toMatchInlineSnapshot(`
		[
		  "<!-- tocsin-review -->
		### Review of the postmortem of INC-2026-0042

		1 of 2 acknowledgements are there. Approve the pull request to acknowledge.

		| | who | as | why |
		|---|---|---|---|
		| 🕐 | @rina | service owner | leads Payments \\| \\<b\\>fast\\</b\\>, which owns till |
		| ✅ | @elif | action owner | owns action A1 |
		",
		]
	`);
	expect(JSON.parse(output('reviews')!)).toEqual([
		{ number: NUMBER, state: 'pending', description: 'Waiting for @rina' },
	]);
	expect(`<!-- tocsin-review -->\n${summary}`.trimEnd()).toBe(world.github.comments.get(NUMBER)![0]!.body.trimEnd());
});

test('of other events: all that are open; one that fails keeps no other from its status', async () => {
	for (let number = 8; number < 110; number++) world.open(number);
	world.github.pulls.get(9)!.state = 'closed';
	world.github.troubles.push(0, 0, 403);
	const { code, log } = await run({ ref: 'refs/heads/main' });
	expect(code).toBe(1);
	expect(log).toContain('::error::Pull request 7: GitHub answered 403 to GET pulls/7: Trouble\n');
	expect(world.github.statuses.size).toBe(101);
	await run({ ref: 'refs/heads/main' });
	expect(world.github.statuses.size).toBe(102);
});

test('a token that may only read fails the run', async () => {
	const { code, log } = await run(EVENT, 'may-read');
	expect(code).toBe(1);
	expect(log).toBe(
		`::error::Pull request 7: GitHub answered 403 to POST statuses/${HEAD}: Resource not accessible by integration\n`,
	);
});
