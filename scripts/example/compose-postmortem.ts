import type { Postmortem, PostmortemAction, PostmortemRecord } from '../../src/core/records/postmortem.ts';
import { CURRENT_SCHEMA } from '../../src/core/records/scalars.ts';
import { durationMs } from '../../src/core/time/duration.ts';
import { fromEpochMs } from '../../src/core/time/instant.ts';
import type { ComposeContext } from './compose-context.ts';
import { parseStoryActions, type StoryAction } from './parse-story-lines.ts';
import { seededHex, seededWhole } from './seeded.ts';
import { dateAfter } from './story-clock.ts';
import { closedMs, resolvedMs } from './story-ending.ts';

/** The example ends here; nothing in it was done later. */
const EXAMPLE_DAY = '2026-11-18';

const TIMELINE = `## Timeline

Rendered from [timeline.yaml](timeline.yaml): before, during and after.

`;

/** Where a team's change lands when it is not the failing service's own. */
const REPOSITORIES: Readonly<Record<string, string>> = {
	payments: 'payment-gateway',
	orders: 'order-service',
	storefront: 'storefront-web',
	logistics: 'shipment-api',
	platform: 'infrastructure',
	data: 'data-stores',
	trust: 'identity',
};

/** The postmortem of a story that has one. */
export function composePostmortem(context: ComposeContext): PostmortemRecord | undefined {
	const { story, played } = context;
	const { postmortem, postmortemText } = story;
	if (!postmortem || !postmortemText) {
		if (postmortem || postmortemText) throw new Error(`${story.slug}: half a postmortem`);
		return undefined;
	}
	const facts: Postmortem = {
		schema: CURRENT_SCHEMA,
		incident: played.id,
		status: postmortem.status,
		due: dueDate(context),
		...acceptedOn(context),
		causes: story.causes ?? [],
		actions: parseStoryActions(story.actions ?? '').map((action, index) => {
			const { type, owner, status, text, days } = action;
			const due = dateAfter(resolvedMs(story)!, days);
			const id = `A${index + 1}`;
			const ticket = context.numbers.ticket(owner).id;
			const closed = closedBy(context, { id, type, owner, status });
			return { id, text, type, owner, due, status, ticket, ...closed, ...doneOn(context, { ...action, id }) };
		}),
	};
	return { facts, body: `\n${withTimeline(story.slug, postmortemText)}` };
}

function dueDate({ story, catalogue }: ComposeContext): string {
	const rule = catalogue.policies.postmortems?.due.find(({ severity }) => severity === story.severity);
	if (!rule) throw new Error(`policies/postmortems.yaml says nothing of ${story.severity}`);
	return new Date(resolvedMs(story)! + durationMs(rule.within)).toISOString().slice(0, 10);
}

/** Code closes most actions; a change of habit is closed by its owner. */
function closedBy(
	{ story, team, numbers }: ComposeContext,
	{ id, type, owner, status }: Pick<PostmortemAction, 'id' | 'type' | 'owner' | 'status'>,
): Pick<PostmortemAction, 'closed_by'> {
	if (status !== 'done') return {};
	if (type === 'process' || seededWhole(1, 5, 'closed-by', story.slug, id) === 1) return { closed_by: owner };
	const repository = numbers.teamOf(owner) === team ? story.service : REPOSITORIES[numbers.teamOf(owner)];
	return { closed_by: `example-org/${repository}@${seededHex(7, 'commit', story.slug, id)}` };
}

/** The incident is closed with its postmortem. */
function acceptedOn({ story, stories }: ComposeContext): Pick<Postmortem, 'accepted'> {
	const closed = story.postmortem?.status === 'accepted' ? closedMs(story, stories) : undefined;
	return closed === undefined ? {} : { accepted: fromEpochMs(closed).slice(0, 10) };
}

/** Most actions are done a little before their day, some after it; never later than the example is. */
function doneOn(
	{ story }: ComposeContext,
	{ id, status, days, doneAfter }: StoryAction & { readonly id: string },
): Pick<PostmortemAction, 'done'> {
	if (status !== 'done') return {};
	const after = doneAfter ?? Math.max(1, Math.round((days * seededWhole(45, 110, 'done', story.slug, id)) / 100));
	const day = dateAfter(resolvedMs(story)!, after);
	return { done: day < EXAMPLE_DAY ? day : EXAMPLE_DAY };
}

function withTimeline(slug: string, text: string): string {
	const place = text.indexOf('## What went well');
	if (place < 0) throw new Error(`${slug}: the postmortem lacks "What went well"`);
	return `${text.slice(0, place)}${TIMELINE}${text.slice(place).trimEnd()}\n`;
}
