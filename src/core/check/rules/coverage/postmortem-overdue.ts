import { postmortemDue } from '../../../postmortem/due-dates.ts';
import { needsPostmortem } from '../../../postmortem/needs-postmortem.ts';
import { type Finding, recordRule } from '../../rule.ts';

export const postmortemOverdue = recordRule({
	id: 'coverage/postmortem-overdue',
	kinds: ['incident'],
	severity: 'warning',
	summary: 'A postmortem that policy asks for is up for review by its due date.',
	why: 'What people remember is gone after a week. For one in review the pull request says who is waited for; of closed incidents `incident/closed-complete` asks more.',
	*check({ file, value }, { records, clock }): Iterable<Finding> {
		const policy = records.policy('postmortems');
		if (value.status !== 'resolved' || !policy || !needsPostmortem(value, policy)) return;
		const path = file.replace(/incident\.md$/, 'postmortem.md');
		const postmortem = records.has(path) ? records.record('postmortem', path)?.value : undefined;
		// A postmortem that cannot be read has problems of its own.
		if (records.has(path) && postmortem?.status !== 'draft') return;
		const due = postmortem?.due ?? postmortemDue(value, policy)?.date;
		if (due === undefined || !clock.isPast(due)) return;
		const stands = postmortem ? 'is still a draft' : 'is not begun';
		yield {
			at: { key: ['status'] },
			message: `Unexpected postmortem that ${stands}, expected it in review by ${due}`,
			help: postmortem ? `Go on with ${path}.` : `Write ${path} from the template.`,
		};
	},
});
