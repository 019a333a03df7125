import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

interface Field {
	readonly description: string;
	readonly required?: boolean;
	readonly default?: string;
}

interface Action {
	readonly inputs?: Readonly<Record<string, Field>>;
	readonly outputs?: Readonly<Record<string, Field>>;
}

interface Page {
	readonly path: string;
	readonly from: string;
	readonly text: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START = '<!-- Made from action.yml and the workflow that uses it, by npm run docs -->';
const END = '<!-- Until here -->';

/** The README of every action, with what its action.yml and our own workflow say between two marks; written by hand around. */
export function actionReadmes(): readonly Page[] {
	return globSync('actions/*/action.yml', { cwd: ROOT })
		.sort()
		.map((from) => {
			const name = from.split('/')[1]!;
			const path = `actions/${name}/README.md`;
			const before = existsSync(`${ROOT}/${path}`) ? readFileSync(`${ROOT}/${path}`, 'utf8') : `# ${name}\n`;
			return {
				path,
				from,
				text: withBlock(before, blockOf(name, load(readFileSync(`${ROOT}/${from}`, 'utf8')) as Action)),
			};
		});
}

function withBlock(text: string, block: string): string {
	const [start, end] = [text.indexOf(START), text.indexOf(END)];
	if (start < 0 || end < 0) return `${text.trimEnd()}\n\n${block}\n`;
	return text.slice(0, start) + block + text.slice(end + END.length);
}

function blockOf(name: string, { inputs = {}, outputs = {} }: Action): string {
	const parts = [
		START,
		table(
			'## Inputs',
			['input', 'default', ''],
			Object.entries(inputs).map(([key, field]) => [`\`${key}\``, usual(field), cell(field.description)]),
		),
		table(
			'## Outputs',
			['output', ''],
			Object.entries(outputs).map(([key, { description }]) => [`\`${key}\``, cell(description)]),
		),
		permissionsOf(name),
		`Usable from another repository by tag: \`uses: OWNER/REPOSITORY/actions/${name}@v0.1.0\`, where OWNER/REPOSITORY has this\nfolder; inside it, \`uses: ./actions/${name}\` after a checkout.`,
		END,
	];
	return parts.filter((part) => part !== '').join('\n\n');
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
	if (rows.length === 0) return '';
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
	return [title, '', line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

function usual({ required, default: value = '' }: Field): string {
	if (required) return 'needed';
	return value === '' ? '' : `\`${value}\``;
}

function cell(text: string): string {
	return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}

/** The rights of the jobs of ours that use an action, with their reasons, as the workflow files have them. */
function permissionsOf(name: string): string {
	const found = globSync('.github/workflows/*.yml', { cwd: ROOT })
		.sort()
		.flatMap((path) => {
			const jobs = readFileSync(`${ROOT}/${path}`, 'utf8').split(/^ {2}(?=[a-z-]+:\n)/m);
			const job = jobs.find((text) => new RegExp(`uses: \\./actions/${name}\\s*$`, 'm').test(text));
			return job === undefined
				? []
				: [{ path, rights: [...job.matchAll(/^ {6}([a-z-]+: (?:read|write))\s*# (.*)$/gm)] }];
		});
	const [first] = found;
	if (!first) return '## Job permissions\n\nNone: `permissions: {}`.';
	const rows = first.rights.map(([, right = '', reason = '']) => [`\`${right}\``, cell(reason)]);
	return `${table('## Job permissions', ['right', 'for what'], rows)}\n\nAs the job in [${first.path}](../../${first.path}) has them.`;
}
