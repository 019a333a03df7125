import { describe, expect, test } from 'vitest';
import { createLinks } from './create-links.ts';
import { renderMarkdown } from './render-markdown.ts';

const place = {
	folder: 'incidents/2026/INC-2026-0042',
	attachments: ['orders.png'],
	files: 'https://github.com/acme/incidents/blob/main',
};
const links = createLinks('/base');
const render = (text: string, more = {}) => renderMarkdown(text, { place, links, ...more }).trim();

describe('renderMarkdown', () => {
	test.each([
		['a block of HTML', '<div onclick="x()">a</div>', '&lt;div onclick="x()"&gt;a&lt;/div&gt;'],
		['HTML inside a line', 'a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>'],
		['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
		['a comment', '<!-- a -->', ''],
		['a comment inside a line', 'a <!-- b --> c', '<p>a  c</p>'],
		['a comment around a script', '<!-- a --><script>b</script>', '&lt;script&gt;b&lt;/script&gt;'],
		['a comment that never ends', '<!-- a', '&lt;!-- a'],
		['a script link', '[a](javascript:alert(1))', '<p><a>a</a></p>'],
		['a script link in disguise', '[a](JaVa&#x09;Script:alert(1))', '<p><a>a</a></p>'],
		['a script autolink', '<javascript:alert(1)>', '<p><a>javascript:alert(1)</a></p>'],
		['a data link by reference', '[a][b]\n\n[b]: data:text/html,x', '<p><a>a</a></p>'],
		['another host without a scheme', '[a](//evil.example)', '<p><a>a</a></p>'],
		['a path out of the repository', '[a](../../../../etc/passwd)', '<p><a>a</a></p>'],
		['a web link', '[a](https://b.example/c?d=1)', '<p><a href="https://b.example/c?d=1" rel="noreferrer">a</a></p>'],
		['a mail link', '[a](mailto:a@b.example)', '<p><a href="mailto:a@b.example">a</a></p>'],
		['a runbook beside', '[a](../../../runbooks/db.md#x)', '<p><a href="/base/runbooks/db#x">a</a></p>'],
		['another incident', '[a](../INC-2026-0041/incident.md)', '<p><a href="/base/incidents/INC-2026-0041">a</a></p>'],
		['a postmortem', '[a](./postmortem.md)', '<p><a href="/base/postmortems/INC-2026-0042">a</a></p>'],
		[
			'a file of the repository',
			'[a](notes.txt)',
			'<p><a href="https://github.com/acme/incidents/blob/main/incidents/2026/INC-2026-0042/notes.txt" rel="noreferrer">a</a></p>',
		],
		[
			'a picture beside the record',
			'![a](./orders.png)',
			'<p><img src="/base/files/INC-2026-0042/orders.png" alt="a" loading="lazy"></p>',
		],
		['a picture that is not there', '![a](b.png)', '<p><span class="missing">Picture not shown: a</span></p>'],
		[
			'a picture elsewhere',
			'![a](https://b.example/c.png)',
			'<p><a href="https://b.example/c.png" rel="noreferrer" class="missing">Picture not shown: a</a></p>',
		],
		['an inline picture', '![a](data:image/png;base64,AA)', '<p><span class="missing">Picture not shown: a</span></p>'],
		[
			'a picture elsewhere in a link',
			'[![a](https://b.example/c.png)](https://d.example)',
			'<p><a href="https://d.example" rel="noreferrer"><span class="missing">Picture not shown: a</span></a></p>',
		],
		[
			'all of it inside a heading',
			'## [a](javascript:b) ![c](data:d) <e>',
			'<h2 id="a-picture-not-shown-c-e"><a>a</a> <span class="missing">Picture not shown: c</span> &lt;e&gt;</h2>',
		],
		['an incident id', 'as INC-2026-0041.', '<p>as <a href="/base/incidents/INC-2026-0041">INC-2026-0041</a>.</p>'],
		['an incident id in code', '`INC-2026-0041`', '<p><code>INC-2026-0041</code></p>'],
		['a heading of the first level', '# A b!', '<h2 id="a-b">A b!</h2>'],
		['the same heading twice', '## A\n## A', '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>'],
		['front matter that is none', '---js\nalert(1)\n---', '<h2 id="js-alert-1">---js\nalert(1)</h2>'],
	])('%s', (_name, text, html) => {
		expect(render(text)).toBe(html);
	});

	test('an incident id without a page stays text', () => {
		expect(renderMarkdown('INC-2020-0001 x', { place, links, idPrefix: 'x', isIncident: () => false }).trim()).toBe(
			'<p>INC-2020-0001 x</p>',
		);
	});

	test('headings below a level, with a prefix', () => {
		expect(render('## A\n### B', { topLevel: 3, idPrefix: 'n-' })).toBe('<h3 id="n-a">A</h3>\n<h4 id="n-b">B</h4>');
	});

	test('tables scroll by themselves and carry no style attribute', () => {
		expect(render('|a|\n|--:|\n|1|')).toMatchInlineSnapshot(`
			"<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
			<thead>
			<tr>
			<th class="align-right">a</th>
			</tr>
			</thead>
			<tbody>
			<tr>
			<td class="align-right">1</td>
			</tr>
			</tbody>
			</table></div>"
		`);
	});

	test('a task list has names', () => {
		expect(render('- [x] a')).toMatchInlineSnapshot(`
			"<ul class="contains-task-list">
			<li class="task-list-item"><input type="checkbox" checked disabled aria-label="done"> a</li>
			</ul>"
		`);
	});
});
