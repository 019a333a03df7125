import { existsSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { serveSite } from '../../test/browser/site-under-test.ts';
import { generateRepository, writeRepositoryFolder } from '../generate-repository.ts';
import type { Section } from '../section.ts';
import { runQuietly } from './run-quietly.ts';

const ENGINE = join(import.meta.dirname, '../..');
const CHROME = process.env.CHROME ?? '/usr/bin/chromium';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const PORT = 9_339;

/** Lighthouse on one page of each kind that people open most. */
export const measureLighthouse: Section = {
	id: 'lighthouse',
	title: 'Lighthouse',
	run: async ({ isSmall, folder, say }) => {
		if (!existsSync(CHROME)) return { tables: [], notes: ['No Chromium here, so that nothing is measured.'] };
		const incidents = isSmall ? 100 : 10_000;
		const [records, out] = [join(folder, 'records'), join(folder, 'site')];
		writeRepositoryFolder(records, generateRepository({ incidents }));
		say(`building ${incidents} incidents`);
		const env = { TOCSIN_REPO: records, TOCSIN_OUT: out, TOCSIN_CACHE: join(folder, 'cache') };
		await runQuietly(process.execPath, [join(ENGINE, 'scripts/build-site.ts')], { cwd: ENGINE, env });
		const { rows, findings } = await judgePages(out, say);
		const columns = ['page', ...CATEGORIES, 'layout shift', 'bytes sent'];
		return {
			tables: [{ columns, rows }],
			notes: [
				`${incidents.toLocaleString('en')} incidents, in Chromium as a slow phone on a slow network, from a server on the same machine that compresses nothing.`,
				...findings,
			],
		};
	},
};

async function judgePages(
	site: string,
	say: (text: string) => void,
): Promise<{ rows: string[][]; findings: string[] }> {
	const served = await serveSite(site);
	const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', `--remote-debugging-port=${PORT}`];
	const browser = await chromium.launch({ executablePath: CHROME, args });
	const rows: string[][] = [];
	const findings: string[] = [];
	try {
		for (const path of ['/', '/incidents', `/incidents/INC-2026-0007`, '/metrics']) {
			say(path);
			const result = await lighthouse(`${served.url}${path}`, {
				port: PORT,
				output: 'json',
				logLevel: 'error',
				onlyCategories: [...CATEGORIES],
			});
			const { categories, audits } = result!.lhr;
			const scores = CATEGORIES.map((id) => String(Math.round((categories[id]?.score ?? 0) * 100)));
			const bytes = audits['total-byte-weight']?.numericValue ?? 0;
			rows.push([
				path,
				...scores,
				(audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(3),
				`${Math.round(bytes / 1000)} kB`,
			]);
			const failed = CATEGORIES.filter((id) => (categories[id]?.score ?? 0) < 0.98).flatMap((id) =>
				(categories[id]?.auditRefs ?? []).filter(
					({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 0.9,
				),
			);
			for (const { id } of failed) findings.push(`${path}: ${audits[id]?.title} (${audits[id]?.displayValue ?? id})`);
		}
	} finally {
		await browser.close();
		served.close();
	}
	return { rows, findings };
}
