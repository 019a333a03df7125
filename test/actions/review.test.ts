import { beforeEach, describe, expect, test } from 'vitest';
import { runReview } from '../../actions/review/run-review.ts';
import {
	EARLIER,
	EVENT,
	FOLDER,
	HEAD,
	incident,
	NUMBER,
	PAYMENTS,
	POLICY,
	POSTMORTEM,
	postmortem,
	review,
	reviewWorld,
} from '../support/review-world.ts';
import { type EmulatedReview, MAY_WRITE } from '../support/start-github-emulator.ts';

const world = reviewWorld();

/** What the action logs of a run; a warning and a failure are lines too. */
async function run(event: unknown = EVENT): Promise<readonly string[]> {
	const log: string[] = [];
	const note = (text: string | Error) => void log.push(String(text));
	const summary = { addRaw: () => summary, write: async () => summary };
	await runReview(
		{ info: note, warning: note, setFailed: note, setOutput: () => {}, summary: summary as never },
		{ event, repository: 'acme/incidents', token: MAY_WRITE, apiUrl: world.github.url },
	);
	return log;
}

/** What stands beside the newest commit after a run. */
async function statusAfter(event?: unknown): Promise<string> {
	const log = await run(event);
	const [newest] = world.github.statuses.get(HEAD) ?? [];
	expect(log.slice(-2)).toEqual([
		expect.stringMatching(`^Pull request 7: ${newest?.state}, `),
		expect.stringMatching(/^Comment: /),
	]);
	expect(newest?.context).toBe('tocsin/review');
	return `${newest?.state}: ${newest?.description}`;
}

const commentOf = () => world.github.comments.get(NUMBER)?.map(({ body }) => body);

describe('who has and who has not', () => {
	test('the comment follows; what is said already is not said again', async () => {
		for (let count = 1; count <= 101; count++) {
			const list = world.github.comments.get(NUMBER) ?? [];
			world.github.comments.set(NUMBER, [...list, { id: count, body: `Talk ${count}` }]);
		}
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
		expect(await run()).toEqual([
			'Pull request 7: pending, Waiting for @rina, @elif (unchanged)',
			'Comment: unchanged',
		]);
		world.pull.reviews.push(review('elif', 'APPROVED', { minute: 1 }), review('rina', 'APPROVED', { minute: 2 }));
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
		expect(world.github.statuses.get(HEAD)).toHaveLength(2);
		expect(commentOf()).toHaveLength(102);
		expect(commentOf()!.at(-1)).toContain('Everybody who has to has acknowledged it.');
	});

	test.each<[string, EmulatedReview[], string]>([
		[
			'an objection',
			[review('rina', 'CHANGES_REQUESTED'), review('elif', 'APPROVED')],
			'failure: Changes asked for by @rina',
		],
		[
			'an objection to an earlier commit stands',
			[review('rina', 'CHANGES_REQUESTED', { commit: EARLIER }), review('elif', 'APPROVED')],
			'failure: Changes asked for by @rina',
		],
		['one that was dismissed', [review('rina', 'DISMISSED'), review('elif', 'APPROVED')], 'pending: Waiting for @rina'],
		[
			'a comment takes nothing back',
			[
				review('rina', 'APPROVED'),
				review('elif', 'APPROVED', { minute: 1 }),
				review('rina', 'COMMENTED', { minute: 2 }),
			],
			'success: Acknowledged by everybody who has to',
		],
		[
			'a machine approves nothing, whatever its name',
			[review('rina', 'APPROVED', { type: 'Bot' }), review('elif', 'APPROVED')],
			'pending: Waiting for @rina',
		],
	])('%s', async (_name, reviews, expected) => {
		world.pull.reviews.push(...reviews);
		expect(await statusAfter()).toBe(expected);
	});

	test('the last of 250 reviews is read', async () => {
		for (let minute = 0; minute < 250; minute++) world.pull.reviews.push(review('stranger', 'COMMENTED', { minute }));
		world.pull.reviews.push(review('elif', 'APPROVED', { minute: 250 }), review('rina', 'APPROVED', { minute: 251 }));
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
		expect(world.github.calls.filter((call) => call.endsWith('/reviews'))).toHaveLength(3);
	});

	test('sev1 asks stakeholders too, in either case of letters', async () => {
		for (const at of ['main', HEAD]) world.github.files.set(`${at}:${FOLDER}/incident.md`, incident('sev1'));
		world.pull.reviews.push(review('elif', 'APPROVED'), review('rina', 'APPROVED'));
		expect(await statusAfter()).toBe('pending: Waiting for @Mei-Hua');
		world.pull.reviews.push(review('mei-hua', 'APPROVED'));
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
	});

	test('who opened it has read it, but not for the service', async () => {
		world.github.pulls.set(NUMBER, { ...world.pull, author: 'Rina' });
		world.github.files.set(`${HEAD}:${POSTMORTEM}`, postmortem({ owner: '@rina' }));
		expect(await statusAfter()).toBe('pending: Waiting for @rina');
		world.github.pulls.get(NUMBER)!.reviews.push(review('budi', 'APPROVED'));
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
		expect(commentOf()![0]).toContain('| ✅ | @rina (by @budi) | service owner |');
	});
});

describe('an approval counts for the text that was approved', () => {
	beforeEach(() => {
		world.pull.reviews.push(review('elif', 'APPROVED', { commit: EARLIER }), review('rina', 'APPROVED', { minute: 1 }));
	});

	test('not when the postmortem has changed since, and the comment says so', async () => {
		world.github.files.set(`${EARLIER}:${POSTMORTEM}`, postmortem({ text: 'What did not happen.' }));
		expect(await statusAfter()).toBe('pending: Waiting for @elif');
		expect(commentOf()![0]).toContain(
			'| 🕐 | @elif | action owner | owns action A1; @elif approved an earlier version |',
		);
		expect(commentOf()![0]).toContain(
			'An approval counts for the postmortem as it was when it was given. It has changed since: approve again, please.',
		);
		world.pull.reviews.push(review('elif', 'APPROVED', { minute: 2 }));
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
		expect(commentOf()![0]).not.toContain('approve again');
	});

	test('still when only other files have', async () => {
		world.github.files.set(`${EARLIER}:${POSTMORTEM}`, postmortem());
		expect(await statusAfter()).toBe('success: Acknowledged by everybody who has to');
	});

	test('not when that commit is gone', async () => {
		expect(await statusAfter()).toBe('pending: Waiting for @elif');
		world.github.files.delete(`${HEAD}:${POSTMORTEM}`);
		world.github.files.set(`main:${POSTMORTEM}`, postmortem());
		world.pull.files = [{ filename: POSTMORTEM, status: 'removed' }];
		expect(await statusAfter()).toBe('pending: Waiting for @elif');
	});

	test('who took the word back since is not asked for it again as if it had aged', async () => {
		world.pull.reviews.push(review('elif', 'DISMISSED', { minute: 2 }));
		expect(await statusAfter()).toBe('pending: Waiting for @elif');
		expect(commentOf()![0]).not.toContain('approved an earlier version');
	});
});

describe('no change excuses itself', () => {
	test('policy, service and team are those of the main branch', async () => {
		world.github.files.set(`${HEAD}:policies/postmortems.yaml`, POLICY.replace(/reviewers:[\s\S]*/, ''));
		world.github.files.set(`${HEAD}:teams/payments.yaml`, PAYMENTS.replace('lead: "@rina"', 'lead: "@author"'));
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
	});

	test('a severity that is lowered asks those of before as well', async () => {
		world.github.files.set(`main:${FOLDER}/incident.md`, incident('sev1'));
		world.github.files.set(`${HEAD}:${FOLDER}/incident.md`, incident('sev3'));
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif, @Mei-Hua');
		expect(commentOf()![0]).toContain('0 of 3 acknowledgements are there.');
	});

	test('taking a postmortem away, or moving it, needs those who read it', async () => {
		world.github.files.delete(`${HEAD}:${POSTMORTEM}`);
		world.github.files.set(`main:${POSTMORTEM}`, postmortem());
		world.pull.files = [{ filename: POSTMORTEM, status: 'removed' }];
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
		world.pull.files = [{ filename: `${FOLDER}/old.txt`, previous_filename: POSTMORTEM, status: 'renamed' }];
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
		expect(commentOf()![0]).toContain('### Review of the postmortem of INC-2026-0042, which is taken away');
	});

	test('a service and a team that come with the change are asked', async () => {
		world.github.files.delete('main:services/till.yaml');
		world.github.files.delete('main:teams/payments.yaml');
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
		for (const path of ['services/till.yaml', 'teams/payments.yaml']) world.github.files.delete(`${HEAD}:${path}`);
		expect(await statusAfter()).toBe(
			'pending: Cannot be read: incidents/2026/INC-2026-0042/incident.md:1:1: Unexpected service "till" without an owner, expected its team in teams/',
		);
	});
});

describe('nobody is asked', () => {
	test('where no postmortem is changed: a status and no comment', async () => {
		world.pull.files = [{ filename: 'runbooks/till.md', status: 'modified' }];
		expect(await statusAfter()).toBe('success: No postmortem is changed');
		expect(world.github.comments.size).toBe(0);
	});

	test('where the postmortem goes out of the change: the comment says so', async () => {
		await run();
		world.pull.files = [];
		expect(await statusAfter()).toBe('success: No postmortem is changed');
		expect(commentOf()).toEqual(['<!-- tocsin-review -->\n### Review\n\nNo postmortem is changed.\n']);
	});

	test('by policy', async () => {
		for (const at of ['main', HEAD]) world.github.files.set(`${at}:${FOLDER}/incident.md`, incident('sev5'));
		expect(await statusAfter()).toBe('success: Nobody has to acknowledge it');
	});

	test('without a policy', async () => {
		world.github.files.delete('main:policies/postmortems.yaml');
		expect(await statusAfter()).toBe('success: Nobody has to acknowledge it');
	});

	test('while it is a draft', async () => {
		world.github.files.set(`${HEAD}:${POSTMORTEM}`, postmortem({ status: 'draft' }));
		expect(await statusAfter()).toBe('success: A draft: nobody has to acknowledge it yet');
		expect(commentOf()![0]).toContain('nobody is asked until its status is `in-review`');
	});
});

describe('what cannot be known is pending, with the reason', () => {
	test('a broken postmortem', async () => {
		world.github.files.set(`${HEAD}:${POSTMORTEM}`, postmortem({ status: '"<b>@boss</b>"' }));
		expect(await statusAfter()).toMatchInlineSnapshot(
			`"pending: Cannot be read: incidents/2026/INC-2026-0042/postmortem.md:4:9: Unexpected status "<b>@boss</b>", expected one of "draft", "in-review", "ac…"`,
		);
		expect(commentOf()).toMatchInlineSnapshot(`
			[
			  "<!-- tocsin-review -->
			### Review of the postmortem of INC-2026-0042

			Who has to acknowledge it is not known until this is mended:

			- incidents/2026/INC-2026-0042/postmortem.md:4:9: Unexpected status "\\<b\\>@⁠boss\\</b\\>", expected one of "draft", "in-review", "accepted"
			",
			]
		`);
	});

	test('a postmortem without its incident', async () => {
		for (const at of ['main', HEAD]) world.github.files.delete(`${at}:${FOLDER}/incident.md`);
		expect(await statusAfter()).toBe(
			'pending: Cannot be read: incidents/2026/INC-2026-0042/incident.md:1:1: Unexpected absence of this file, expected text of at most 1 MB',
		);
	});

	test('more files than GitHub lists', async () => {
		world.github.pulls.set(NUMBER, { ...world.pull, files: [], fileCount: 3001 });
		expect(await statusAfter()).toBe(
			'pending: The pull request changes more files than GitHub lists: split it to have its postmortems reviewed',
		);
	});

	test('one broken postmortem among others: who is waited for stands in the comment', async () => {
		const other = 'incidents/drafts/a *new* one';
		world.pull.files = [...world.pull.files, { filename: `${other}/postmortem.md`, status: 'added' }];
		expect(await statusAfter()).toContain(`pending: Cannot be read: ${other}/postmortem.md:1:1: Unexpected absence`);
		expect(commentOf()![0]).toContain('### Review of the postmortem of drafts/a \\*new\\* one\n');
		expect(commentOf()![0]).toContain('| 🕐 | @elif |');
	});

	test('no file is read twice', async () => {
		const other = 'incidents/2026/INC-2026-0043';
		world.pull.files = [...world.pull.files, { filename: `${other}/postmortem.md`, status: 'added' }];
		world.github.files.set(`${HEAD}:${other}/postmortem.md`, postmortem());
		world.github.files.set(`${HEAD}:${other}/incident.md`, incident());
		await run();
		const reads = world.github.calls.filter((call) => call.startsWith('GET /contents/'));
		expect(reads.filter((call, index) => reads.indexOf(call) !== index)).toEqual([]);
		expect(commentOf()![0]!.match(/^### .*/gm)).toEqual([
			'### Review of the postmortem of INC-2026-0042',
			'### Review of the postmortem of INC-2026-0043',
		]);
	});
});

describe('which pull requests', () => {
	test('of a finished run for a fork: those of its branch', async () => {
		world.github.pulls.set(NUMBER, { ...world.pull, head: { sha: HEAD, ref: 'fix $(id)', owner: 'Stranger' } });
		world.open(8);
		const workflow_run = { head_branch: 'fix $(id)', head_repository: { owner: { login: 'Stranger' } } };
		expect(await statusAfter({ action: 'completed', workflow_run })).toBe('pending: Waiting for @rina, @elif');
		expect([...world.github.statuses.keys()]).toEqual([HEAD]);
	});

	test('not one that is closed', async () => {
		world.pull.state = 'closed';
		expect(await run()).toEqual(['Pull request 7 is closed']);
		expect(world.github.statuses.size).toBe(0);
	});
});

describe('when GitHub says no', () => {
	test('an answer that failed on its side is asked for again', async () => {
		world.github.troubles.push(502);
		expect(await statusAfter()).toBe('pending: Waiting for @rina, @elif');
	});

	test('no answer at all is said as such', async () => {
		await world.github.stop();
		expect(await run()).toEqual(['Pull request 7: GitHub cannot be reached (ECONNREFUSED)']);
	});

	test('three in a row end it, and what was said before stays', async () => {
		world.github.troubles.push(502, 503, 502);
		expect(await run()).toEqual(['Pull request 7: GitHub answered 502 to GET pulls/7: Trouble']);
		expect(world.github.statuses.size).toBe(0);
	});
});
