import type { Incident } from '../../../records/incident.ts';
import type { TimelineEntry } from '../../../records/timeline.ts';
import { toEpochMs } from '../../../time/instant.ts';
import { type Finding, recordRule } from '../../rule.ts';
import { incidentFileOf, readPostmortemText } from '../../text/postmortem-text.ts';
import { sectionOf } from '../../text/split-sections.ts';

type Phase = 'before' | 'during' | 'after';

const EXPECTED: Readonly<Record<Phase, string>> = {
	before: 'times.impact_started, or an entry from before the detection: the change, the peak, the first failed request',
	during: 'an entry from between detection and resolution: what was seen and tried',
	after: 'an entry from the resolution or after it: what was repaired, who was told',
};

export const wholeTimeline = recordRule({
	id: 'postmortem/timeline',
	kinds: ['postmortem'],
	severity: 'error',
	summary:
		'The timeline of a postmortem in review covers before, during and after, with at least one link as evidence.',
	why: 'Most of what can be learned lies before the first alert and after the last one. The section is rendered from `timeline.yaml`, to which entries are only ever added; a link to a graph, a log or a change lets a reader see what was seen.',
	*check(record, { records }): Iterable<Finding> {
		const { sections, isReviewed } = readPostmortemText(record);
		const incidentFile = incidentFileOf(record);
		const incident = isReviewed ? records.record('incident', incidentFile) : undefined;
		const file = incidentFile.replace(/incident\.md$/, 'timeline.yaml');
		const entries = records.record('timeline', file)?.value;
		if (!incident || !entries) return;
		const section = sectionOf(sections, 'Timeline');
		const at = section && { body: [section.start, section.contentStart] as const };
		const own = section ? record.body.slice(section.contentStart, section.end) : '';
		for (const phase of missingPhases(entries, incident.value.times)) {
			yield {
				at,
				message: `Unexpected timeline without a part ${phase} the incident, expected ${EXPECTED[phase]}`,
				help: `Add it to ${file}, in the order of time.`,
				related: [{ message: 'the entries', file }],
			};
		}
		if (entries.some(({ link }) => link !== undefined) || /\]\(https?:/.test(own)) return;
		yield {
			at,
			message: 'Unexpected timeline without a link, expected evidence: a graph, a log, a change',
			help: `Give an entry of ${file} a \`link\`, or add one to this section.`,
			related: [{ message: 'the entries', file }],
		};
	},
});

/** What monitors write by themselves shows nothing of the work. */
const BY_MACHINES: ReadonlySet<TimelineEntry['kind']> = new Set(['opened', 'alert', 'alert-resolved', 'linked']);

/** The start of the impact is a point of the timeline too. An entry at the second of the resolution is of the part after. */
function missingPhases(entries: readonly TimelineEntry[], times: Incident['times']): readonly Phase[] {
	const [started, detected, resolved] = [times.impact_started, times.detected, times.resolved].map((time) =>
		toEpochMs(time ?? ''),
	) as [number, number, number];
	const points = entries.map(({ at, kind }) => ({ at: toEpochMs(at), kind }));
	const has: Readonly<Record<Phase, boolean>> = {
		before: Number.isNaN(detected) || started < detected || points.some(({ at }) => at < detected),
		during: points.some(({ at, kind }) => !BY_MACHINES.has(kind) && !(at < detected) && !(at >= resolved)),
		after: Number.isNaN(resolved) || points.some(({ at }) => at >= resolved),
	};
	return (['before', 'during', 'after'] as const).filter((phase) => !has[phase]);
}
