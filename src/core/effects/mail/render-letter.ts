import { escapeHtml } from './escape-html.ts';
import type { Block, Letter } from './letter.ts';
import { DARK, FONT } from './mail-look.ts';

/** A letter as mail clients want it: the same words twice. */
export interface RenderedLetter {
	readonly text: string;
	readonly html: string;
}

/** Renders a letter as text and as HTML that needs nothing from elsewhere: no pictures, no fonts, no scripts. */
export function renderLetter(letter: Letter): RenderedLetter {
	return { text: renderText(letter), html: renderHtml(letter) };
}

function renderText({ label, title, paragraphs, facts, sections, link, footer }: Letter): string {
	const lines = facts.map(([name, value, url]) => `${name}: ${value}${url ? ` <${url}>` : ''}`);
	const parts = [
		`${label}\n${title}`,
		...(link ? [`${link.text}: ${link.url}`] : []),
		...paragraphs,
		lines.join('\n'),
		...sections.map((section) => [section.title.toUpperCase(), ...section.blocks.map(blockText)].join('\n\n')),
		`-- \n${footer}`,
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
	return block.type === 'paragraph' ? block.text : block.items.map((item) => `- ${item}`).join('\n');
}

const TONES: Readonly<Record<Letter['tone'], string>> = {
	bad: 'background:#b3261e;color:#ffffff',
	good: 'background:#146c43;color:#ffffff',
	neutral: 'background:#3f5064;color:#ffffff',
};

const WRAP = 'overflow-wrap:anywhere;word-break:break-word';

function renderHtml(letter: Letter): string {
	const { subject, tone, label, title, paragraphs, facts, sections, link, footer } = letter;
	const p = 'margin:0 0 12px 0;font-size:16px;line-height:24px;color:#1b1f24';
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${DARK}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;${FONT}">
<div class="page" style="background:#eef1f4;padding:16px 8px">
<div class="card" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #d5dbe2;border-radius:8px;overflow:hidden;${WRAP}">
<div class="${tone}" style="${TONES[tone]};padding:10px 20px;font-size:15px;line-height:22px;font-weight:bold">${escapeHtml(label)}</div>
<div style="padding:20px">
<h1 class="ink" style="margin:0 0 14px 0;font-size:21px;line-height:28px;color:#1b1f24">${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p class="ink" style="${p}">${escapeHtml(text)}</p>`).join('\n')}
${link ? button(link) : ''}
${factTable(facts)}
${sections.map((section) => sectionHtml(section, p)).join('\n')}
<p class="soft" style="margin:20px 0 0 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(footer)}</p>
</div></div></div></body></html>
`;
}

function button({ text, url }: NonNullable<Letter['link']>): string {
	const style =
		'display:inline-block;padding:11px 20px;border-radius:6px;background:#0b5cad;color:#ffffff;font-size:16px;line-height:22px;font-weight:bold;text-decoration:none';
	return `<p style="margin:0 0 18px 0"><a class="button" href="${escapeHtml(url)}" style="${style}">${escapeHtml(text)}</a></p>`;
}

function factTable(facts: Letter['facts']): string {
	if (facts.length === 0) return '';
	const cell =
		'padding:7px 0;border-top:1px solid #e3e7ec;font-size:15px;line-height:22px;vertical-align:top;text-align:left';
	const rows = facts.map(([name, value, url]) => {
		const content = url
			? `<a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">${escapeHtml(value)}</a>`
			: escapeHtml(value);
		return `<tr><th scope="row" class="cell soft" style="${cell};padding-right:14px;width:28%;font-weight:normal;color:#57606a;overflow-wrap:normal;word-break:normal">${escapeHtml(name)}</th><td class="cell ink" style="${cell};color:#1b1f24">${content}</td></tr>`;
	});
	return `<table cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse">\n${rows.join('\n')}\n</table>`;
}

function sectionHtml({ title, blocks }: Letter['sections'][number], p: string): string {
	const content = blocks.map((block) =>
		block.type === 'paragraph'
			? `<p class="ink" style="${p}">${escapeHtml(block.text)}</p>`
			: `<ul class="ink" style="${p};padding-left:22px">${block.items.map((item) => `<li style="margin:0 0 6px 0">${escapeHtml(item)}</li>`).join('')}</ul>`,
	);
	return `<h2 class="ink" style="margin:22px 0 8px 0;font-size:17px;line-height:24px;color:#1b1f24">${escapeHtml(title)}</h2>\n${content.join('\n')}`;
}
