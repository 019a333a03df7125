import { type Finding, recordRule } from '../../rule.ts';
import { filledSection } from '../../text/postmortem-text.ts';

/** Words for what can tell us, English and Indonesian: machines, then people. */
const SOURCE = new RegExp(
	[
		String.raw`\b(?:monitor|alert|alarm|probe|check|page|pager|paged|dashboard|canary|scanner|synthetic|watchdog|metric|threshold|log)(?:s|es|ed|ing)?\b`,
		String.raw`\b(?:user|customer|buyer|seller|shop|courier|driver|merchant|partner|provider|vendor|bank|supplier|engineer|operator|colleague|developer|on-call|researcher|auditor|bookkeeper|support|customer care|care agent|report)(?:s|ed)?\b`,
		String.raw`\b(?:pemantau(?:an)?|peringatan|dasbor|pelanggan|pengguna|pembeli|penjual|kurir|mitra|penyedia|bank|insinyur|petugas|rekan|laporan|dilaporkan|melaporkan)\b`,
	].join('|'),
	'i',
);

export const detectionSource = recordRule({
	id: 'postmortem/detection',
	kinds: ['postmortem'],
	severity: 'error',
	summary: 'Detection names its source: the monitor or alert that fired, or who reported it.',
	why: 'Whether a monitor, a customer or a partner told us first decides what has to be built next, and it is counted in the reports.',
	*check(record): Iterable<Finding> {
		const section = filledSection(record, 'Detection');
		// A name in code is the name of a monitor; nothing else in this section is written that way.
		if (!section || SOURCE.test(section.prose) || section.text.includes('`')) return;
		yield {
			at: { body: section.at },
			message: 'Unexpected detection without a source, expected a monitor, an alert, or who reported it',
			help: 'Begin with it: "The `HighErrorRate` monitor, six minutes after …", or "A user report: …".',
		};
	},
});
