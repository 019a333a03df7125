import type { GeneratedFile } from '../generate/generated-file.ts';

/**
 * Generated files mended so that the check finds (almost) nothing in them, as in a repository where it runs: else the
 * placing of thousands of problems would be measured and not the check.
 */
export function* cleanFiles(files: Iterable<GeneratedFile>): Generator<GeneratedFile> {
	for (const { path, content } of files) yield { path, content: clean(path, content) };
}

function clean(path: string, text: string): string {
	if (path.endsWith('/incident.md')) return cleanIncident(text);
	if (path.endsWith('/timeline.yaml'))
		return text.replace('by: "intake"\n', 'by: "intake"\n  link: https://example.com/d\n');
	if (path.endsWith('/postmortem.md')) return cleanPostmortem(text);
	return path.startsWith('runbooks/') ? cleanRunbook(text) : text;
}

function cleanIncident(text: string): string {
	const began = text.replace(/^ {2}detected: (.*):\d\d:\d\dZ$/m, '  impact_started: $1:00:00Z\n$&');
	if (!/^status: dismissed$/m.test(began)) return began;
	return began
		.replace(/^ {2}resolved: (.*)$/m, '$&\n  dismissed: $1')
		.replace('verdict: { value: actionable }', 'verdict: { value: false-positive, reason: The probe was moved }');
}

function cleanPostmortem(text: string): string {
	return text
		.replace(/text: "/g, 'text: "Test that ')
		.replace(/status: (?:open|done) }/g, 'status: done, ticket: OPS-1, closed_by: OPS-1 }')
		.replace(/^## Summary\n\n[\s\S]*?\n\n/m, `## Summary\n\n${SUMMARY}\n\n`)
		.replace('## Detection\n\n', '## Detection\n\nThe error-rate monitor paged. ')
		.replace('## Impact\n\n', '## Impact\n\n4 100 people saw an error. ')
		.replace('## What went well', '## Timeline\n\nRendered from [timeline.yaml](timeline.yaml).\n\n## What went well');
}

const SUMMARY =
	'For an hour one order in five failed. The pool of connections was full. Taking the change back ended it.';

function cleanRunbook(text: string): string {
	const [, front = ''] = /^(---\n[\s\S]*?^---\n)/m.exec(text) ?? [];
	const reviewed = front.replace(/^reviewed: .*$/m, 'reviewed: 2026-11-01');
	const sections = ['Meaning', 'Impact', 'Diagnosis', 'Mitigation'].map(
		(title) => `## ${title}\n\nLook at the graph.\n`,
	);
	return `${reviewed}\n${sections.join('\n')}`;
}
