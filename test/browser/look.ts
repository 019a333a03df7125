import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a narrow window alone can spoil. */
const NARROW_RULES = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus'];

/** The ways in which people look at a page; what does not depend on colour is not asked again in the dark. */
const LOOKS = [
	{ name: 'light 1280', colorScheme: 'light', width: 1280, rules: RULES },
	{ name: 'dark 1280', colorScheme: 'dark', width: 1280, rules: ['color-contrast'] },
	{ name: 'dark 390', colorScheme: 'dark', width: 390, rules: ['color-contrast'] },
	{ name: 'light 390', colorScheme: 'light', width: 390, rules: NARROW_RULES },
] as const;

/** Opens a page in every look and answers with all that went wrong: errors, refused resources, what axe finds, what sticks out. */
export async function findFaults(browser: Browser, url: string): Promise<readonly string[]> {
	const options = { timezoneId: 'Asia/Jakarta', locale: 'en-GB', reducedMotion: 'reduce' } as const;
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const faults = listenForFaults(page);
	await page.goto(url, { waitUntil: 'load' });
	// Evaluated, not added as a script: the page's policy refuses foreign scripts.
	await page.evaluate(AXE);
	for (const { name, colorScheme, width, rules } of LOOKS) {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme });
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		if (overflow > 0) faults.push(`${name}: ${overflow} pixels stick out to the right`);
		faults.push(...(await findGluedWords(page)).map((words) => `${name}: no space in "${words}"`));
		faults.push(...(await findAxeFaults(page, rules)).map((fault) => `${name}: ${fault}`));
	}
	await context.close();
	return faults;
}

/** A list that grows with every error that the page reports; a missing page reports one by design. */
export function listenForFaults(page: Page): string[] {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
	page.on('console', (message) => {
		const isMissingPage = message.text().includes('404') && message.location().url === page.url();
		if (message.type() === 'error' && !isMissingPage) faults.push(`console: ${message.text()}`);
	});
	page.on('request', (request) => {
		if (new URL(request.url()).hostname !== '127.0.0.1') faults.push(`request to ${request.url()}`);
	});
	return faults;
}

/** Words of two inline elements that run into each other, as a reformatted template may leave them: screen readers read them as one. */
function findGluedWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const blockOf = (node: Node): Element | null => {
			let element = node.parentElement;
			while (element && getComputedStyle(element).display === 'inline') element = element.parentElement;
			return element;
		};
		const glued: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		let last: Text | undefined;
		for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
			if (node.data === '' || node.parentElement?.closest('svg, script')) continue;
			const isGlued = last && /[\p{L}\p{N}.]$/u.test(last.data) && /^[\p{L}\p{N}+]/u.test(node.data);
			if (last && isGlued && blockOf(last) === blockOf(node)) glued.push(last.data.slice(-20) + node.data.slice(0, 20));
			last = node;
		}
		return glued;
	});
}

function findAxeFaults(page: Page, rules: readonly string[]): Promise<string[]> {
	return page.evaluate(async (values) => {
		const { axe } = globalThis as unknown as { axe: Axe };
		const type = values.includes('color-contrast') ? 'rule' : 'tag';
		const { violations } = await axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'] });
		return violations.map(({ id, help, nodes }) => {
			const places = nodes.slice(0, 3).map(({ html }) => html);
			return `axe ${id}: ${help}: ${places.join(' ')}`;
		});
	}, rules);
}

interface Axe {
	run(root: Document, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
	readonly id: string;
	readonly help: string;
	readonly nodes: readonly { readonly html: string }[];
}
