import type { Catalogue } from '../../src/app/catalogue/catalogue.ts';
import type { AlertLine } from '../../src/core/records/alert-line.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import { incidentFolder } from '../../src/core/records/paths.ts';
import { printAlertLine } from '../../src/formats/alert-lines.ts';
import { printRecord } from '../../src/formats/print-record.ts';
import { type ComposeContext, composeContext } from './compose-context.ts';
import { composeIncident } from './compose-incident.ts';
import { composePostmortem } from './compose-postmortem.ts';
import { composeTimeline } from './compose-timeline.ts';
import { playStories } from './play-stories.ts';
import { writeReports } from './reports.ts';
import type { Story } from './story.ts';
import { createNumbers } from './tickets.ts';

/** All generated files of the example by path, out of the stories and the catalogue that people wrote. Same input, same bytes. */
export function buildExample(catalogue: Catalogue, list: readonly Story[]): ReadonlyMap<string, string> {
	const { byStory: played, lines } = playStories(list, catalogue);
	const stories = new Map(list.map((story) => [story.slug, story]));
	const numbers = createNumbers(catalogue);
	const files = new Map<string, string>();
	for (const story of list) addIncident(files, composeContext(story, { catalogue, stories, numbers, played }));
	for (const [path, text] of archiveFiles(lines)) files.set(path, text);
	for (const [path, text] of writeReports(catalogue, files)) files.set(path, text);
	return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addIncident(files: Map<string, string>, context: ComposeContext): void {
	const { story, played } = context;
	const folder = incidentFolder(played.id);
	const refs = refsOf(context);
	const incident = composeIncident(context, refs);
	const postmortem = composePostmortem(context);
	const timeline = composeTimeline(context, refs?.postmortem_pr?.url);
	files.set(`${folder}/incident.md`, printRecord('incident', incident, story.notes ? `\n${story.notes}\n` : ''));
	files.set(`${folder}/timeline.yaml`, printRecord('timeline', [...timeline]));
	if (postmortem) files.set(`${folder}/postmortem.md`, printRecord('postmortem', postmortem.facts, postmortem.body));
}

/** Where the incident lives outside: the pager, the room of those that get one, the ticket and review of the postmortem. */
function refsOf({ story, played, numbers, team, catalogue }: ComposeContext): Incident['refs'] {
	const kind = catalogue.policies.triage?.kinds.find(({ id }) => id === story.kind);
	const hasRoom = kind?.room === true && story.dismissed === undefined;
	const room = `inc-${played.id.slice(4).toLowerCase()}`;
	return {
		...played.opened?.refs,
		...(hasRoom && { room: { id: `#${room}`, url: `https://chat.example.com/channels/${room}`, state: 'archived' } }),
		...(story.postmortem && { postmortem_ticket: numbers.ticket(team) }),
		...(story.postmortem && { postmortem_pr: { ...numbers.pullRequest(), state: pullState(story) } }),
	};
}

function pullState({ postmortem }: Story): string {
	if (postmortem?.status === 'accepted') return 'merged';
	return postmortem?.status === 'draft' ? 'draft' : 'open';
}

/** The archive by the day of receipt (UTC), each file in the order of receipt. */
function archiveFiles(lines: readonly AlertLine[]): ReadonlyMap<string, string> {
	const sorted = [...lines].sort((a, b) => (a.received < b.received ? -1 : 1));
	const days = Map.groupBy(sorted, ({ received }) => received.slice(0, 10).replaceAll('-', '/'));
	return new Map([...days].map(([day, of]) => [`alerts/${day}.ndjson`, of.map(printAlertLine).join('')]));
}
