import type { PostmortemAction } from '../../src/core/records/postmortem.ts';
import type { Person } from './index-catalogue.ts';

/** One action of a postmortem, with its owner's name and whether its day has passed. */
export interface ActionRow {
	readonly id: string;
	readonly text: string;
	readonly type: PostmortemAction['type'];
	readonly ownerName: string;
	readonly due: string;
	readonly status: PostmortemAction['status'];
	readonly isOverdue: boolean;
	readonly ticket?: string;
}

/** The actions of a postmortem, judged on a day like `2026-11-20`. */
export function viewActions(
	actions: readonly PostmortemAction[],
	people: ReadonlyMap<string, Person>,
	today: string,
): readonly ActionRow[] {
	return actions.map(({ id, text, type, owner, due, status, ticket }) => ({
		id,
		text,
		type,
		ownerName: people.get(owner)?.name ?? owner,
		due,
		status,
		isOverdue: status === 'open' && due < today,
		ticket,
	}));
}

/** How many actions are open, done and dropped. */
export function countActions(
	actions: readonly PostmortemAction[],
): Readonly<Record<PostmortemAction['status'], number>> {
	const counts = { open: 0, done: 0, dropped: 0 };
	for (const { status } of actions) counts[status]++;
	return counts;
}
