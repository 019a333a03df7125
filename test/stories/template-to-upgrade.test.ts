import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { runWorkflow } from '../support/run-workflow.ts';
import { alertmanagerDelivery } from './alertmanager-delivery.ts';
import { type CommandRun, copyTree, DROPPED_FILE, makeOlder, OLDER_FILES, runScript } from './template-world.ts';

const RECORDS = ['incidents', 'alerts', 'policies', 'services', 'teams', 'schedules', 'runbooks'];
const FOLDER = `incidents/${new Date().getUTCFullYear()}/INC-${new Date().getUTCFullYear()}-0001`;

let work = '';
/** The organisation's repository, made from an older version. */
let own = '';
/** The newest version, as its tag holds it. */
let newest = '';
let remote = '';

beforeAll(() => {
	work = mkdtempSync(join(tmpdir(), 'tocsin-template-'));
	[own, newest, remote] = [join(work, 'own'), join(work, 'newest'), join(work, 'acme/incidents.git')];
	copyTree(newest);
	expect(runScript(newest, 'scripts/make-manifest.ts').code).toBe(0);
	execFileSync('cp', ['-a', newest, own]);
	makeOlder(own);
	expect(runScript(own, 'scripts/make-manifest.ts').code).toBe(0);
	// GitHub's "Use this template" makes one commit of all files, without their history.
	git(own, 'add', '-A');
	git(own, 'commit', '-qm', 'Initial commit');
	git(work, 'init', '-q', '--bare', '-b', 'main', remote);
	git(own, 'remote', 'add', 'origin', remote);
	git(own, 'push', '-qu', 'origin', 'main');
	mkdirSync(join(work, 'programs'));
	writeFileSync(join(work, 'programs/gh'), `#!/bin/sh\necho "$@" >> ${work}/asked\n`, { mode: 0o755 });
}, 60_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

function tocsin(...args: string[]): CommandRun {
	return runScript(own, 'src/cli/main.ts', ...args);
}

/** Each step needs the one before. */
describe('from the template to the first upgrade', () => {
	test('init replaces the example by own records, which read without a problem', () => {
		const { code, said } = tocsin(
			'init',
			'--yes',
			...['--organisation', 'Acme', '--repository', 'acme/incidents', '--time-zone', 'Asia/Jakarta'],
			...['--team', 'Payments: @rina rina@acme.test, @budi budi@acme.test', '--service', 'Checkout API'],
		);
		expect(code, said).toBe(0);
		for (const paste of ['TOCSIN_GITHUB_USE', 'repos/acme/incidents/pages', 'TOCSIN_TOKEN_ALERTMANAGER='])
			expect(said).toContain(paste);
		expect(tocsin('check').said).toMatch(/^\d+ files: no problems\n$/);
		expect(git(own, 'status', '--porcelain', 'src', 'site', 'docs', 'actions')).toBe('');
		git(own, 'add', '-A');
		git(own, 'commit', '-qm', 'Our own records');
		git(own, 'push', '-q');
	});

	test('init again changes nothing', () => {
		const { code, said } = tocsin('init', '--yes', '--organisation', 'Other');
		expect(code).toBe(0);
		expect(said).toContain('These are the records of Acme already');
		expect(git(own, 'status', '--porcelain')).toBe('');
	});

	test('an alert becomes an incident', async () => {
		const alert = { app: 'checkout-api', name: 'CheckoutDown', starts: new Date(Date.now() - 60_000).toISOString() };
		const received = new Date().toISOString();
		const { source, data } = alertmanagerDelivery([alert], { received });
		// The service that init wrote knows its alerts by the label "service".
		(data as { alerts: { labels: Record<string, string> }[] }).alerts[0]!.labels.service = 'checkout-api';
		const delivery = { id: 'd-1', received_at: received };
		const run = await runWorkflow('alerts.yml', {
			eventName: 'repository_dispatch',
			event: { action: 'tocsin-alerts', client_payload: { schema: 1, source, data, delivery } },
			folder: join(work, 'run'),
			server: work,
			apiUrl: 'http://127.0.0.1:9',
			programs: join(work, 'programs'),
		});
		expect(run.conclusion, run.log).toBe('success');
		expect(readFileSync(join(work, 'asked'), 'utf8')).toMatch(/^workflow run publish\.yml /);
		git(own, 'pull', '-q');
		expect(readFileSync(join(own, FOLDER, 'incident.md'), 'utf8')).toMatch(/^service: checkout-api$/m);
	});

	test('its postmortem is written on a branch, judged, and merged', () => {
		expect(tocsin('resolve', FOLDER.slice(-13), 'rolled back', '--by', '@rina').code).toBe(0);
		git(own, 'switch', '-qc', 'postmortem');
		const template = readFileSync(join(own, 'policies/templates/postmortem.md'), 'utf8');
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
		const facts = `schema: 1\nincident: ${FOLDER.slice(-13)}\nstatus: draft\ndue: ${tomorrow}\ncauses: []\nactions: []\n`;
		writeFileSync(join(own, FOLDER, 'postmortem.md'), `---\n${facts}---\n${template.replace(/^---[\s\S]*?---\n/, '')}`);
		const { code, said } = tocsin('check', '--base', 'main');
		expect(code, said).toBe(0);
		git(own, 'add', '-A');
		git(own, 'commit', '-qm', 'Postmortem');
		git(own, 'switch', '-q', 'main');
		git(own, 'merge', '-q', '--no-ff', '-m', 'Merge', 'postmortem');
		git(own, 'push', '-q');
	});

	test('the site shows both, with the parts that the organisation has added', () => {
		mkdirSync(join(own, 'custom/site'), { recursive: true });
		writeFileSync(join(own, 'custom/site/footer.astro'), '<p class="of-acme">Call 112 first.</p>\n');
		writeFileSync(join(own, 'custom/site/site.css'), '.of-acme { letter-spacing: 0.123em; }\n');
		const { code, said } = runScript(own, 'scripts/build-site.ts', '--pages');
		expect(code, said).toBe(0);
		const page = (path: string) => readFileSync(join(own, 'dist/site', path), 'utf8');
		expect(page(`incidents/${FOLDER.slice(-13)}.html`)).toContain('CheckoutDown');
		expect(page(`postmortems/${FOLDER.slice(-13)}.html`)).toContain('Call 112 first.');
		const styles = [...page('index.html').matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, path]) => page(path!));
		expect(styles.join('')).toContain('.123em');
		expect(page('docs/upgrading.html')).toContain('Upgrad');
		git(own, 'add', '-A');
		git(own, 'commit', '-qm', 'Our footer');
	});

	test('an upgrade is refused while an engine file is changed here, and names what to use instead', () => {
		appendFileSync(join(own, OLDER_FILES[1]), '<p>Ours</p>\n');
		writeFileSync(join(own, '.github/workflows/own.yml'), 'name: own\n');
		const value = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
		value.scripts.mine = 'true';
		writeFileSync(join(own, 'package.json'), `${JSON.stringify(value, null, 2)}\n`);
		git(own, 'add', '-A');
		git(own, 'commit', '-qm', 'A forbidden edit');
		const { code, said } = tocsin('upgrade', '--from', newest);
		expect({ code, said }).toEqual({
			code: 1,
			said: `Version 0.1.0 is not put in place; one thing is in the way:
  Unexpected change of site/components/Footer.astro, expected it as the engine brought it: the new version changes it
    help: custom/site/ has styles, a header and a footer of your own; docs/extending.md has them all. Give the change up with --overwrite site/components/Footer.astro; it stays in the history of Git
`,
		});
		expect(git(own, 'status', '--porcelain')).toBe('');
		expect(git(own, 'branch', '--show-current')).toBe('main');
	});

	test('without it the new version comes on a branch, and what is not the engine stays', () => {
		const { code, said } = tocsin('upgrade', '--from', newest, '--overwrite', OLDER_FILES[1]);
		expect(code, said).toBe(0);
		expect(said).toMatch(/^From version 0\.0\.1 to 0\.1\.0: 0 files added, 3 replaced, 1 deleted, 1 merged\.\n/);
		expect(git(own, 'branch', '--show-current')).toBe('tocsin/upgrade-0.1.0');
		expect(git(own, 'log', '-1', '--format=%B')).toMatch(/^Tocsin 0\.1\.0\n\n## 0\.1\.0/);
		expect(git(own, 'diff', '--name-only', 'main').split('\n')).toEqual(
			[DROPPED_FILE, OLDER_FILES[0], 'engine.json', 'package.json', OLDER_FILES[1]].sort(),
		);
		expect(git(own, 'diff', '--name-only', 'main', '--', ...RECORDS, 'custom')).toBe('');
		for (const path of OLDER_FILES)
			expect(readFileSync(join(own, path), 'utf8')).toBe(readFileSync(join(newest, path), 'utf8'));
		expect(existsSync(join(own, DROPPED_FILE))).toBe(false);
		expect(existsSync(join(own, '.github/workflows/own.yml'))).toBe(true);
		expect(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))).toMatchObject({ version: '0.1.0' });
		expect(
			Object.keys((JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as { scripts: object }).scripts),
		).toEqual(expect.arrayContaining(['mine', 'start']));
		expect(readFileSync(join(own, 'package.json'), 'utf8')).not.toContain('"old"');
		expect(tocsin('check').code).toBe(0);
		expect(tocsin('doctor').said).not.toContain('[engine/');
		expect(tocsin('upgrade', '--from', newest).said).toBe('This is version 0.1.0 already.\n');
	});
});
