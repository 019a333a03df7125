import { type Finding, type Place, recordRule } from '../../rule.ts';
import { SYSTEM_QUESTIONS } from '../../text/blaming-phrases.ts';
import { type BlameFinding, findBlame } from '../../text/find-blame.ts';
import { maskProse } from '../../text/mask-prose.ts';
import { readPostmortemText } from '../../text/postmortem-text.ts';

export const blamelessPhrases = recordRule({
	id: 'blameless/phrases',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'A postmortem asks why the system allowed it, and blames nobody.',
	why: 'Blame ends the search one step too early, and teaches people to say less next time. Each phrase has a question that goes on from there. Common English and Indonesian phrases are known, and not what is meant: a reviewer still reads. Quoted log lines and code are left alone.',
	*check(record): Iterable<Finding> {
		const { prose, words } = readPostmortemText(record);
		for (const found of findBlame(prose, words)) {
			yield blameFinding(found, { body: found.at }, record.body);
		}
		for (const [index, { text }] of record.value.actions.entries()) {
			for (const found of findBlame(maskProse(text))) {
				yield blameFinding(found, { key: ['actions', index, 'text'] }, text);
			}
		}
	},
});

function blameFinding({ at, phrase }: BlameFinding, place: Place, text: string): Finding {
	const said = text.slice(...at).replace(/\s+/g, ' ');
	return {
		at: place,
		message: `Unexpected blame "${said}", expected what the system allowed or lacked`,
		actual: said,
		help: `Ask instead: ${SYSTEM_QUESTIONS[phrase.language][phrase.kind]}`,
	};
}
