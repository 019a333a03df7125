import type { Finding, Repair } from '../../rule.ts';
import { recordRule } from '../../rule.ts';
import { maskProse } from '../../text/mask-prose.ts';

const PROGRAMS =
	'ansible(?:-playbook)?|aws|az|cat|consul|crontab|curl|dig|docker|du|flux|gcloud|grep|helm|istioctl|jq|journalctl|kafka-[a-z-]+|kubectl|mongosh|mysql|nc|nomad|nslookup|openssl|patronictl|pg_[a-z]+|ping|podman|promtool|psql|rabbitmqctl|redis-cli|rm|rsync|scp|sed|ssh|sudo|systemctl|tail|tcpdump|terraform|vault|wget';

/** A prompt with a word, or a program with what only a shell reads: a flag, a pipe, a redirection, an assignment. */
const COMMAND = new RegExp(
	String.raw`^[ \t]*(?:[$#] +[a-z][\w./-]*(?: |$)|(?:[$#] +)?(?:${PROGRAMS}) (?=.*(?:(?<=\s)--?[a-zA-Z]|\s\|\s|\s>|\$\{?\w|/\S)).*$)`,
);

export const commandsInFences = recordRule({
	id: 'runbook/commands-in-fences',
	kinds: ['runbook'],
	severity: 'warning',
	summary: 'Commands of a runbook stand in fences.',
	why: 'In a fence a command keeps its quotes and dashes, is easy to copy whole, and gets a copy button on the site. Outside, two hyphens may become one and lines run together.',
	*check({ body }): Iterable<Finding> {
		const prose = maskProse(body);
		for (const { start, end } of commandLines(prose)) {
			const lines = body.slice(start, end);
			const [first = ''] = lines.trim().split('\n');
			yield {
				at: { body: [start, end] },
				message: `Unexpected command "${shorten(first.trim())}" outside a fence, expected it between lines of three backticks`,
				actual: first.trim(),
				help: 'Put ```sh before it and ``` after it, with an empty line around.',
				repair: fenced(lines, [start, end]),
			};
		}
	},
});

/** Commands on consecutive lines are one place. */
function commandLines(prose: string): readonly { readonly start: number; readonly end: number }[] {
	const found: { start: number; end: number }[] = [];
	let start = 0;
	for (const line of prose.split('\n')) {
		const end = start + line.length;
		const last = found.at(-1);
		if (COMMAND.test(line)) {
			if (last && last.end + 1 === start) last.end = end;
			else found.push({ start, end });
		}
		start = end + 1;
	}
	return found;
}

function fenced(lines: string, at: readonly [number, number]): Repair {
	const indent = /^[ \t]*/.exec(lines)![0];
	const commands = lines.split('\n').map((line) => `${indent}${line.trim().replace(/^\$ +/, '')}`);
	const text = [`${indent}\`\`\`sh`, ...commands, `${indent}\`\`\``].join('\n');
	// Text around it may be part of the same paragraph and need an empty line.
	return { title: 'Put it in a fence', safe: false, edits: [{ at: { body: at }, text }] };
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
