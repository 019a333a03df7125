import { sectionOf, splitSections } from '../../check/text/split-sections.ts';
import type { PostmortemSection } from '../../postmortem/postmortem-sections.ts';
import { composeMailEffect } from '../compose-mail-effect.ts';
import type { MailEffect } from '../effect.ts';
import type { EffectInput } from '../effect-records.ts';
import { isTimely } from '../horizon.ts';
import { actionLine } from '../mail/compose-letter.ts';
import { incidentFacts } from '../mail/incident-facts.ts';
import type { Letter } from '../mail/letter.ts';
import { plainBlocks } from '../mail/plain-blocks.ts';

const KEY = 'closed/1';
/** What the closing mail tells of the postmortem. */
const TOLD: readonly PostmortemSection[] = ['Summary', 'Root cause', 'Resolution and recovery'];

/** Tells why it happened, what ended it and what follows, when the incident is closed. Closed is for ever, so once. */
export function mailClosed(input: EffectInput): readonly MailEffect[] {
	const { facts, postmortem } = input;
	const { closed } = facts.times;
	if (facts.status !== 'closed' || closed === undefined) return [];
	if (!isTimely(input, { horizon: 'event', at: closed, key: `mail/${KEY}` })) return [];
	return composeMailEffect(input, {
		event: 'closed',
		at: closed,
		key: KEY,
		reason: 'mail/closed',
		letter: () => ({
			tag: 'CLOSED',
			tone: 'neutral',
			label: 'Closed',
			paragraphs: postmortem ? [] : ['No postmortem was written.'],
			facts: [...incidentFacts(input), ...causeFacts(input)],
			sections: postmortem ? [...toldSections(postmortem.body), actionSection(input)] : [lastWords(input)],
		}),
	});
}

function toldSections(body: string): Letter['sections'] {
	const sections = splitSections(body);
	return TOLD.flatMap((title) => {
		const section = sectionOf(sections, title);
		return section ? [{ title, blocks: plainBlocks(body.slice(section.contentStart, section.end)) }] : [];
	});
}

function actionSection({ postmortem, rules }: EffectInput): Letter['sections'][number] {
	const items = (postmortem?.facts.actions ?? []).map((action) => actionLine(action, rules));
	return { title: 'Actions', blocks: items.length > 0 ? [{ type: 'list', items }] : [] };
}

/** What people said last, where nobody wrote a postmortem. */
function lastWords({ timeline }: EffectInput): Letter['sections'][number] {
	const told = timeline
		.filter(({ kind }) => kind === 'mitigated' || kind === 'change' || kind === 'resolved')
		.slice(-5);
	const items = told.map(({ text }) => text);
	return { title: 'What ended it', blocks: items.length > 0 ? [{ type: 'list', items }] : [] };
}

function causeFacts({ facts, postmortem }: EffectInput): Letter['facts'] {
	const causes = postmortem?.facts.causes ?? facts.causes ?? [];
	return causes.length > 0 ? [['Causes', causes.map((cause) => cause.replaceAll('-', ' ')).join(', ')]] : [];
}
