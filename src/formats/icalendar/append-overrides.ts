import type { Schedule } from '../../core/records/schedule.ts';
import { appendToList } from '../append-to-list.ts';

export type Override = NonNullable<Schedule['overrides']>[number];

/** Adds overrides at the end of the list in the text of a schedule and leaves every other byte as it was. */
export function appendOverrides(text: string, added: readonly Override[]): string {
	return appendToList(text, 'overrides', added.map(inOrder));
}

function inOrder({ role, member, instead_of, from, until, reason }: Override): Override {
	return { role, member, ...(instead_of && { instead_of }), from, until, ...(reason && { reason }) };
}
