import type { Attempt } from '../../core/effects/attempt.ts';
import type { PagerIncidents, PagerNote } from '../../ports/pager-incidents.ts';
import { unreachable } from '../http/ask-pager.ts';
import { callPagerduty, type PagerdutyConnection } from './call-pagerduty.ts';
import { failureOf } from './failure-of.ts';

type Status = 'triggered' | 'acknowledged' | 'resolved';

const ORDER: readonly Status[] = ['triggered', 'acknowledged', 'resolved'];

/** PagerDuty's incidents over its REST API. Each call looks before it writes. */
export function createPagerdutyIncidents(connection: PagerdutyConnection): PagerIncidents {
	return {
		note: (id, note) => tried(() => writeNote(connection, encodeURIComponent(id), note)),
		setStatus: (id, status) => tried(() => moveTo(connection, encodeURIComponent(id), status)),
	};
}

async function tried(call: () => Promise<Attempt>): Promise<Attempt> {
	try {
		return await call();
	} catch (error) {
		return unreachable('PagerDuty', error);
	}
}

async function writeNote(connection: PagerdutyConnection, id: string, { start, link }: PagerNote): Promise<Attempt> {
	const answer = await callPagerduty(connection, `GET incidents/${id}/notes`);
	if (!answer.ok) return failureOf(answer);
	const { notes } = (await answer.json()) as { readonly notes: readonly { readonly content: string }[] };
	if (notes.some(({ content }) => content.startsWith(start))) return { state: 'done' };
	const made = await callPagerduty(connection, `POST incidents/${id}/notes`, { note: { content: `${start} ${link}` } });
	return made.ok ? { state: 'done' } : failureOf(made);
}

/** To acknowledge a resolved incident would open it again, so only a step forward is taken. */
async function moveTo(connection: PagerdutyConnection, id: string, status: Status): Promise<Attempt> {
	const answer = await callPagerduty(connection, `GET incidents/${id}`);
	if (!answer.ok) return failureOf(answer);
	const { incident } = (await answer.json()) as { readonly incident: { readonly status: Status } };
	if (ORDER.indexOf(incident.status) >= ORDER.indexOf(status)) return { state: 'done' };
	const moved = await callPagerduty(connection, `PUT incidents/${id}`, {
		incident: { type: 'incident_reference', status },
	});
	return moved.ok ? { state: 'done' } : failureOf(moved);
}
