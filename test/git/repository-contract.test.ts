import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/core/alerts/delivery.ts';
import type { Fold, Snapshot } from '../../src/ports/repository.ts';
import { archiveFold } from './support/archive-fold.ts';
import { sampleDelivery } from './support/sample-delivery.ts';
import { WORLDS, type World } from './support/worlds.ts';

describe.each(WORLDS)('%s repository', (_, make) => {
	let world: World;
	beforeEach(async () => {
		world = await make();
	});
	afterEach(() => world.remove());

	/** Drains with a fold that only writes down what it was given. */
	async function foldedIds(): Promise<readonly string[]> {
		const outcome = await world.repository.drain(async (_snapshot, deliveries) => {
			const ids = deliveries.map(({ id }) => id);
			return { changes: [], message: 'Look', result: ids };
		});
		return outcome.state === 'folded' ? outcome.result : [];
	}

	function put(changes: Fold<null>['changes']): (snapshot: Snapshot) => Promise<Fold<null>> {
		return async () => ({ changes, message: 'Edit', result: null });
	}

	test('reads a repository without commits as empty', async () => {
		const snapshot = await world.repository.snapshot();
		expect([snapshot.commit, await snapshot.list(''), await snapshot.read(['incidents/a.md'])]).toEqual([
			'',
			[],
			new Map(),
		]);
	});

	test('opens the first incident of an empty repository', async () => {
		await world.repository.accept([sampleDelivery(1)]);
		const outcome = await world.repository.drain(archiveFold, ['delivery-1']);
		expect(outcome).toMatchObject({ state: 'folded', result: ['INC-2026-00001'], deliveries: ['delivery-1'] });
		expect(world.files().get('incidents/2026/INC-2026-00001/incident.md')).toBe('delivery: delivery-1\n');
		expect([world.subjects(), world.waiting()]).toEqual([['Open INC-2026-00001'], 0]);
	});

	test('names the commit that is on the branch, and reads it', async () => {
		await world.repository.accept([sampleDelivery(1)]);
		const outcome = await world.repository.drain(archiveFold);
		const snapshot = await world.repository.snapshot();
		expect(outcome.state === 'folded' && outcome.commit).toBe(snapshot.commit);
		expect((await snapshot.list('incidents/2026')).map(({ name, type }) => [name, type])).toEqual([
			['INC-2026-00001', 'folder'],
		]);
		const path = 'incidents/2026/INC-2026-00001/incident.md';
		expect(await snapshot.read([path, 'nowhere.md', 'incidents'])).toEqual(new Map([[path, 'delivery: delivery-1\n']]));
	});

	test('lists by name, files and folders alike, with ids that follow the content', async () => {
		await world.repository.commit(put(['b.md', 'a/x.md', 'a.md', 'a-b/y.md'].map((path) => ({ path, content: path }))));
		const before = await (await world.repository.snapshot()).list('');
		expect(before.map(({ name, type }) => `${type} ${name}`)).toEqual([
			'folder a',
			'folder a-b',
			'file a.md',
			'file b.md',
		]);
		await world.repository.commit(put([{ path: 'a/x.md', content: 'new' }]));
		const after = await (await world.repository.snapshot()).list('');
		expect(after.filter(({ oid }, index) => oid !== before[index]?.oid).map(({ name }) => name)).toEqual(['a']);
	});

	test('says that nothing waits', async () => {
		expect(await world.repository.drain(archiveFold)).toEqual({ state: 'empty' });
		expect(await world.repository.drain(archiveFold, ['delivery-1'])).toEqual({ state: 'folded-by-another' });
	});

	test('keeps one of a delivery that is accepted again and again', async () => {
		for (let time = 0; time < 3; time += 1) await world.repository.accept([sampleDelivery(1), sampleDelivery(1)]);
		await world.another.accept([sampleDelivery(1)]);
		expect(world.waiting()).toBe(1);
		expect(await foldedIds()).toEqual(['delivery-1']);
	});

	test('takes a delivery that comes back after it was folded, and opens nothing new', async () => {
		for (let time = 0; time < 2; time += 1) {
			await world.repository.accept([sampleDelivery(1)]);
			await world.repository.drain(archiveFold, ['delivery-1']);
		}
		expect([world.subjects(), world.waiting()]).toEqual([['Open INC-2026-00001'], 0]);
	});

	test('hands over the oldest first, and a delivery that came twice once', async () => {
		const late = sampleDelivery(3, { id: 'delivery-1' });
		await world.repository.accept([
			late,
			sampleDelivery(2),
			sampleDelivery(1),
			sampleDelivery(2, { id: 'delivery-0' }),
		]);
		expect(await foldedIds()).toEqual(['delivery-1', 'delivery-0', 'delivery-2']);
		expect(world.waiting()).toBe(0);
	});

	test('keeps what a delivery carries to the letter', async () => {
		const data = {
			text: 'zero \u0000, \u2028, \u202e, 😀, "quotes", \\ and\nlines',
			long: 'x'.repeat(300_000),
			deep: [[[{}]]],
		};
		const delivery = sampleDelivery(1, { data, headers: { 'ce-type': 'alert' } });
		let seen: readonly Delivery[] = [];
		await world.another.accept([delivery]);
		await world.repository.drain(async (_snapshot, deliveries) => {
			seen = deliveries;
			return { changes: [], message: 'Look', result: null };
		});
		expect(seen).toEqual([delivery]);
	});

	test('takes any id', async () => {
		const ids = [
			'A',
			'a',
			'../../main',
			'x.lock',
			'a b',
			'',
			'@{',
			'ü',
			'h-1',
			`${'long'.repeat(100)}`,
			'line\nbreak',
			'-rf',
		];
		await world.repository.accept(ids.map((id) => sampleDelivery(1, { id })));
		expect(await foldedIds()).toEqual([...ids].sort());
		expect(await world.another.drain(archiveFold, ids)).toEqual({ state: 'folded-by-another' });
	});

	test('folds for everybody: the other writer finds its delivery done', async () => {
		await world.repository.accept([sampleDelivery(1)]);
		await world.another.accept([sampleDelivery(2)]);
		const outcome = await world.repository.drain(archiveFold, ['delivery-1']);
		expect(outcome).toMatchObject({ state: 'folded', deliveries: ['delivery-1', 'delivery-2'] });
		expect(await world.another.drain(archiveFold, ['delivery-2'])).toEqual({ state: 'folded-by-another' });
		expect(world.subjects()).toEqual(['Open INC-2026-00001, INC-2026-00002']);
	});

	test('takes up what a writer left that died before it folded', async () => {
		await world.another.accept([sampleDelivery(1)]);
		await world.repository.accept([sampleDelivery(2)]);
		const outcome = await world.repository.drain(archiveFold, ['delivery-2']);
		expect(outcome).toMatchObject({ state: 'folded', deliveries: ['delivery-1', 'delivery-2'] });
	});

	test('commits nothing where nothing changes, and the deliveries are done all the same', async () => {
		world.byHand('README.md', 'Ours\n');
		await world.repository.accept([sampleDelivery(1)]);
		expect(await foldedIds()).toEqual(['delivery-1']);
		expect([world.subjects(), world.waiting()]).toEqual([['Change by hand'], 0]);
	});

	test('commits nothing where a change leaves a file as it is', async () => {
		world.byHand('README.md', 'Ours\n');
		const { commit } = await world.repository.snapshot();
		expect(await world.repository.commit(put([{ path: 'README.md', content: 'Ours\n' }]))).toEqual({
			commit,
			result: null,
		});
		expect(world.subjects()).toEqual(['Change by hand']);
	});

	test('folds again on top of what somebody pushed in between', async () => {
		await world.repository.accept([sampleDelivery(1)]);
		const seen: (readonly string[])[] = [];
		await world.repository.drain(async (snapshot, deliveries) => {
			seen.push((await snapshot.list('')).map(({ name }) => name));
			if (seen.length === 1) world.byHand('README.md', 'Ours\n');
			return archiveFold(snapshot, deliveries);
		});
		expect(seen).toEqual([[], ['README.md']]);
		expect(world.subjects()).toEqual(['Open INC-2026-00001', 'Change by hand']);
	});

	test('commits a change of a person again on top of what somebody pushed in between', async () => {
		let calls = 0;
		await world.repository.commit(async (snapshot) => {
			calls += 1;
			if (calls === 1) world.byHand('count.txt', '1');
			const count = (await snapshot.read(['count.txt'])).get('count.txt') ?? '0';
			return { changes: [{ path: 'count.txt', content: `${count}1` }], message: 'Count', result: null };
		});
		expect([calls, world.files().get('count.txt')]).toEqual([2, '11']);
	});

	test('keeps what waits when the fold fails', async () => {
		await world.repository.accept([sampleDelivery(1)]);
		const failing = world.repository.drain(async () => {
			throw new Error('The policy cannot be read');
		});
		await expect(failing).rejects.toThrow('The policy cannot be read');
		expect([world.waiting(), world.subjects()]).toEqual([1, []]);
		expect(await world.repository.drain(archiveFold)).toMatchObject({ state: 'folded', deliveries: ['delivery-1'] });
	});

	test('adds, changes, deletes and moves files in one commit', async () => {
		await world.repository.commit(
			put([
				{ path: 'drafts/slug/graph.png', content: 'PNG' },
				{ path: 'drafts/slug/incident.md', content: 'Draft' },
			]),
		);
		const picture = (await (await world.repository.snapshot()).list('drafts/slug')).find(
			({ name }) => name === 'graph.png',
		)!;
		await world.repository.commit(
			put([
				{ path: 'incidents/1/graph.png', content: { oid: picture.oid } },
				{ path: 'incidents/1/incident.md', content: 'Numbered' },
				{ path: 'drafts/slug/graph.png', content: null },
				{ path: 'drafts/slug/incident.md', content: null },
				{ path: 'drafts/never/was.md', content: null },
			]),
		);
		const expected = { 'incidents/1/graph.png': 'PNG', 'incidents/1/incident.md': 'Numbered' };
		expect(Object.fromEntries(world.files())).toEqual(expected);
		expect((await (await world.another.snapshot()).list('')).map(({ name }) => name)).toEqual(['incidents']);
	});

	test('serves many at once in one process', async () => {
		const numbers = Array.from({ length: 12 }, (_unused, index) => index);
		await Promise.all(
			numbers.map(async (number) => {
				await world.repository.accept([sampleDelivery(number)]);
				await world.repository.drain(archiveFold, [`delivery-${number}`]);
			}),
		);
		const incidents = [...world.files().keys()].filter((path) => path.startsWith('incidents/'));
		expect([incidents.length, world.waiting()]).toEqual([12, 0]);
	});
});
