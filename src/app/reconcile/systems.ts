import type { Attempt } from '../../core/effects/attempt.ts';
import type { Effect, EffectKind, PageEffect, PostmortemEffect } from '../../core/effects/effect.ts';
import type { EffectRules } from '../../core/effects/effect-records.ts';
import { renderLetter } from '../../core/effects/mail/render-letter.ts';
import { findMember } from '../../core/effects/recipients.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Pager } from '../../ports/pager.ts';
import type { PagerIncidents } from '../../ports/pager-incidents.ts';
import type { Proposal, Proposals } from '../../ports/proposals.ts';
import type { RoomPerson, Rooms } from '../../ports/rooms.ts';
import type { Tickets } from '../../ports/tickets.ts';
import { pageByAllWays } from './page-by-all-ways.ts';
import { printPostmortemDraft } from './print-postmortem-draft.ts';

/** The systems outside; an absent one is not set up. */
export interface Systems {
	readonly mailer?: Mailer;
	/** Every way to wake a person; none of them is the same as absent. */
	readonly pagers?: readonly Pager[];
	readonly chat?: Chat;
	readonly rooms?: Rooms;
	readonly tickets?: Tickets;
	readonly pagerIncidents?: PagerIncidents;
	/** Without it, drafts of postmortems are committed. */
	readonly proposals?: Proposals;
}

/** Whether somebody is there to do a kind of effect; what is done in the records needs nobody. */
export function isSetUp(
	kind: EffectKind,
	{ mailer, chat, pagers = [], rooms, tickets, pagerIncidents }: Systems,
): boolean {
	switch (kind) {
		case 'mail':
			return mailer !== undefined;
		case 'page':
			return pagers.length > 0;
		case 'chat':
			return chat !== undefined;
		case 'room':
			return rooms !== undefined;
		case 'ticket':
			return tickets !== undefined;
		case 'ticket-note':
			return tickets !== undefined;
		case 'collation':
			return true;
		case 'pager':
			return pagerIncidents !== undefined;
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
	{ mailer, chat, pagers, rooms, tickets, proposals, pagerIncidents }: Systems,
	rules: EffectRules,
): Promise<Attempt> {
	switch (effect.kind) {
		case 'mail': {
			const { to, unreachable, letter } = effect.payload;
			const mail = { to, subject: letter.subject, thread: letter.thread, ...renderLetter(letter) };
			return withUnreachable(await mailer!.send(mail), unreachable, rules.isBroken);
		}
		case 'page':
			return page(effect, pagers ?? [], rules);
		case 'room': {
			const { payload, incident } = effect;
			if (payload.action !== 'open')
				return rooms![payload.action]({ incident, room: payload.room, view: payload.view });
			const { name, view } = payload;
			return rooms!.open({ incident, name, view, people: payload.people.map((handle) => personOf(handle, rules)) });
		}
		case 'chat': {
			const { severity: _severity, ...message } = effect.payload;
			return chat!.post({ key: `${effect.incident}/${effect.key}`, ...message });
		}
		case 'ticket': {
			const { title, lines, link, assignee } = effect.payload;
			const key = `${effect.incident}/${effect.key}`;
			const assigneeMail = assignee && findMember(assignee, rules.teams)?.mail;
			const who = { ...(assignee && { assignee }), ...(assigneeMail && { assigneeMail }) };
			return tickets!.create({ key, title, lines, ...(link && { link }), ...who });
		}
		case 'pager': {
			const { payload } = effect;
			if (payload.action === 'note') return pagerIncidents!.note(payload.id, payload);
			return pagerIncidents!.setStatus(payload.id, payload.action === 'acknowledge' ? 'acknowledged' : 'resolved');
		}
		case 'ticket-note':
			return tickets!.comment({ key: `${effect.incident}/${effect.key}`, ...effect.payload });
		case 'collation':
			// Done with the commit that takes it.
			return { state: 'done' };
		case 'postmortem':
			return proposals!.propose(proposalOf(effect, rules));
		default:
			return effect satisfies never;
	}
}

/** Who somebody is elsewhere, by teams/. */
function personOf(handle: string, { teams }: EffectRules): RoomPerson {
	const { mail, slack, teams: entra } = findMember(handle, teams) ?? {};
	return { handle, ...(mail && { mail }), ...(slack && { slack }), ...(entra && { teams: entra }) };
}

/** While a file of teams/ is broken, an address may be in it, and the page is tried again. */
async function page(
	{ incident, key, payload }: PageEffect,
	pagers: readonly Pager[],
	rules: EffectRules,
): Promise<Attempt> {
	if (!payload.call) return { state: 'done' };
	const { person, letter } = payload.call;
	const attempt = await pageByAllWays(pagers, person, { incident, key: `${incident}/${key}`, letter });
	return attempt.state === 'failed' && rules.isBroken ? { ...attempt, isPermanent: false } : attempt;
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
