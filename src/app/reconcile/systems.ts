import type { Attempt } from '../../core/effects/attempt.ts';
import type { Effect, EffectKind, PostmortemEffect } from '../../core/effects/effect.ts';
import type { EffectRules } from '../../core/effects/effect-records.ts';
import { renderLetter } from '../../core/effects/mail/render-letter.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Proposal, Proposals } from '../../ports/proposals.ts';
import type { Rooms } from '../../ports/rooms.ts';
import type { Tickets } from '../../ports/tickets.ts';
import { printPostmortemDraft } from './print-postmortem-draft.ts';

/** The systems outside; an absent one is not set up. */
export interface Systems {
	readonly mailer?: Mailer;
	readonly rooms?: Rooms;
	readonly tickets?: Tickets;
	/** Without it, drafts of postmortems are committed. */
	readonly proposals?: Proposals;
}

/** Whether somebody is there to do a kind of effect; what is done in the records needs nobody. */
export function isSetUp(kind: EffectKind, { mailer, rooms, tickets }: Systems): boolean {
	switch (kind) {
		case 'mail':
			return mailer !== undefined;
		case 'room':
			return rooms !== undefined;
		case 'ticket':
			return tickets !== undefined;
		case 'postmortem':
			return true;
		default:
			return kind satisfies never;
	}
}

/** Does one effect outside. An adapter that throws has a bug, which must not hold up the others. */
export async function perform(effect: Effect, systems: Systems, rules: EffectRules): Promise<Attempt> {
	try {
		return await performWith(effect, systems, rules);
	} catch (error) {
		return { state: 'failed', error: `unexpected: ${error instanceof Error ? error.message : String(error)}` };
	}
}

async function performWith(
	effect: Effect,
	{ mailer, rooms, tickets, proposals }: Systems,
	rules: EffectRules,
): Promise<Attempt> {
	switch (effect.kind) {
		case 'mail': {
			const { to, unreachable, letter } = effect.payload;
			const mail = { to, subject: letter.subject, thread: letter.thread, ...renderLetter(letter) };
			return withUnreachable(await mailer!.send(mail), unreachable, rules.isBroken);
		}
		case 'room': {
			const { payload, incident } = effect;
			if (payload.action === 'close') return rooms!.close(payload.id);
			return rooms!.open({ incident, letter: payload.letter, people: payload.people });
		}
		case 'ticket': {
			const { title, lines, link, assignee } = effect.payload;
			const key = `${effect.incident}/${effect.key}`;
			return tickets!.create({ key, title, lines, ...(link && { link }), ...(assignee && { assignee }) });
		}
		case 'postmortem':
			return proposals!.propose(proposalOf(effect, rules));
		default:
			return effect satisfies never;
	}
}

function proposalOf(effect: PostmortemEffect, { postmortemTemplate }: EffectRules): Proposal {
	const { incident, payload } = effect;
	const { assignee, reviewers, facts } = payload;
	return {
		branch: `postmortem/${incident}`,
		path: `${incidentFolder(incident)}/postmortem.md`,
		content: printPostmortemDraft(effect, postmortemTemplate),
		title: `Postmortem of ${incident}`,
		lines: [`The postmortem of ${incident} is due on ${facts.due}. Facts are filled in; please write the rest here.`],
		...(assignee && { assignee }),
		reviewers,
	};
}

/** Who has no address is noted; while a file of teams/ or schedules/ is broken, they may have one, and the mail waits for it. */
function withUnreachable(attempt: Attempt, unreachable: readonly string[], isBroken: boolean): Attempt {
	if (attempt.state !== 'done' || unreachable.length === 0) return attempt;
	const note = `no mail address for ${unreachable.join(', ')}`;
	if (!isBroken) return { ...attempt, note };
	const { sent, refused } = attempt;
	return { state: 'failed', error: note, ...(sent && { sent }), ...(refused && { refused }) };
}
