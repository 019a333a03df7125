import { inertLine } from '../alerts/inert-text.ts';
import { escapeHtml } from '../effects/mail/escape-html.ts';
import { DARK, FONT } from '../effects/mail/mail-look.ts';
import type { RenderedLetter } from '../effects/mail/render-letter.ts';
import { describeChart } from './describe-chart.ts';
import { CHART_SIZE } from './draw-chart.ts';
import {
	partsOf,
	plainText,
	type ReportBlock,
	type ReportDocument,
	type ReportTable,
	type ReportText,
} from './report-document.ts';

/** What a mail adds to a document. */
export interface ReportMailFrame {
	/** Address of the site; without one nothing is a link. */
	readonly site?: string;
	/** The report's own page, below the address of the site. */
	readonly page: string;
	/** Why this person got it. */
	readonly footer: string;
	/** The Content-ID of a chart's picture. */
	readonly cidOf: (chart: string) => string;
}

const LINE_AT_MOST = 400;

/** Renders a report as text and as HTML made of tables, which Outlook knows; charts are pictures that travel with it. */
export function renderReportMail(document: ReportDocument, frame: ReportMailFrame): RenderedLetter {
	return { text: renderText(document, frame), html: renderHtml(document, frame) };
}

function urlOf(page: string, { site }: ReportMailFrame): string | undefined {
	return site && `${site.replace(/\/+$/, '')}/${page}`;
}

function inert(text: string): string {
	// Spaces at the ends belong to the words on either side of a link.
	const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
	return `${before && ' '}${inertLine(words, LINE_AT_MOST)}${after && ' '}`;
}

function renderText({ title, sections }: ReportDocument, frame: ReportMailFrame): string {
	const url = urlOf(frame.page, frame);
	const parts = [
		inert(title),
		...(url ? [`On the site: ${url}`] : []),
		...sections.flatMap((section) => [
			...(section.title === '' ? [] : [section.title.toUpperCase()]),
			...section.blocks.map(blockText),
		]),
		`-- \n${frame.footer}`,
	];
	return `${parts.join('\n\n')}\n`;
}

function blockText(block: ReportBlock): string {
	const line = (text: ReportText) => inert(plainText(text));
	switch (block.type) {
		case 'paragraph':
			return line(block.text);
		case 'list':
			return block.items.map((item) => `- ${line(item)}`).join('\n');
		case 'chart':
			return `${block.chart.title}: ${describeChart(block.chart)}`;
		case 'table':
			return block.rows.map((row) => `- ${rowText(row.map(line), block.head)}`).join('\n');
		default:
			return block satisfies never;
	}
}

function rowText([first = '', ...rest]: readonly string[], head: readonly string[]): string {
	const told = rest.flatMap((cell, place) => (cell === '' ? [] : [`${head[place + 1]?.toLowerCase()} ${cell}`]));
	return [first, ...told].join('; ');
}

/** On a phone each row of a table stands under its own head, cell by cell with its label. */
const PHONE = `.cell{padding:7px 9px 7px 0;vertical-align:top;overflow-wrap:break-word}.label{display:none;color:#57606a}
@media (max-width:520px){.pad{padding:16px 14px!important}.head{display:none!important}
.row,.cell{display:block!important;width:auto!important;text-align:left!important}
.cell{border-top:0!important;padding:1px 0!important}.first{border-top:1px solid #d5dbe2!important;padding-top:9px!important;font-weight:bold}
.last{padding-bottom:9px!important}.label{display:inline!important}}`;

const INK = 'color:#1b1f24';
const TEXT = `margin:0 0 12px 0;font-size:15px;line-height:23px;${INK}`;
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

function renderHtml(document: ReportDocument, frame: ReportMailFrame): string {
	const { title, sections } = document;
	const url = urlOf(frame.page, frame);
	const button = url
		? `<p style="${TEXT}"><a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">Read it on the site</a></p>`
		: '';
	const body = sections.map((section) => {
		const head = `<h2 class="ink" style="margin:26px 0 8px 0;font-size:17px;line-height:24px;${INK}">${escapeHtml(section.title)}</h2>`;
		return [...(section.title === '' ? [] : [head]), ...section.blocks.map((block) => blockHtml(block, frame))].join(
			'\n',
		);
	});
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(inert(title))}</title><style>${DARK}
${PHONE}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;${FONT}">
<table ${TABLE} class="page" style="background:#eef1f4"><tr><td align="center" style="padding:16px 8px">
<table ${TABLE} class="card" style="max-width:640px;background:#ffffff;border:1px solid #d5dbe2;border-radius:8px;border-collapse:separate"><tr>
<td class="pad" align="left" style="padding:22px 24px;overflow-wrap:break-word;${FONT}">
<h1 class="ink" style="margin:0 0 12px 0;font-size:22px;line-height:29px;${INK}">${escapeHtml(inert(title))}</h1>
${button}
${body.join('\n')}
<p class="soft" style="margin:24px 0 0 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(frame.footer)}</p>
</td></tr></table>
</td></tr></table></body></html>
`;
}

function lineHtml(text: ReportText, frame: ReportMailFrame): string {
	return partsOf(text)
		.map((part) => {
			if (typeof part === 'string') return escapeHtml(inert(part));
			const url = urlOf(part.page, frame);
			const words = escapeHtml(inert(part.text));
			return url ? `<a class="link" href="${escapeHtml(url)}" style="color:#0b5cad">${words}</a>` : words;
		})
		.join('');
}

function blockHtml(block: ReportBlock, frame: ReportMailFrame): string {
	switch (block.type) {
		case 'paragraph':
			return `<p class="ink" style="${TEXT}">${lineHtml(block.text, frame)}</p>`;
		case 'list': {
			const items = block.items.map((item) => `<li style="margin:0 0 6px 0">${lineHtml(item, frame)}</li>`);
			return `<ul class="ink" style="${TEXT};padding-left:22px">${items.join('\n')}</ul>`;
		}
		case 'table':
			return tableHtml(block, frame);
		case 'chart': {
			const { id, title } = block.chart;
			const words = describeChart(block.chart);
			const size = `width="${CHART_SIZE.width / 2}" height="${CHART_SIZE.height / 2}"`;
			return `<p class="soft" style="margin:10px 0 4px 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(title)}</p>
<img src="cid:${escapeHtml(frame.cidOf(id))}" ${size} alt="${escapeHtml(`${title}: ${words}`)}" style="display:block;width:100%;max-width:${CHART_SIZE.width / 2}px;height:auto;border:0">
<p class="soft" style="margin:4px 0 14px 0;font-size:13px;line-height:19px;color:#57606a">${escapeHtml(words)}</p>`;
		}
		default:
			return block satisfies never;
	}
}

/** Sizes stand on the table and not on every cell: Gmail cuts a mail at 102 kB. */
function tableHtml({ head, rows }: ReportTable, frame: ReportMailFrame): string {
	const heads = head.map((text) => `<th scope="col" class="cell soft" style="${HEAD}">${escapeHtml(text)}</th>`);
	const lines = rows.map((row) => {
		const cells = row.map((text, place) => {
			const end = place === 0 ? ' first' : place === row.length - 1 ? ' last' : '';
			const label = `<span class="label soft" style="display:none;mso-hide:all">${escapeHtml(head[place] ?? '')} </span>`;
			return `<td class="cell ink${end}" style="${CELL}">${place === 0 ? '' : label}${lineHtml(text, frame)}</td>`;
		});
		return `<tr class="row">${cells.join('')}</tr>`;
	});
	return `<table class="ink" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;margin:0 0 14px 0;font-size:14px;line-height:20px;${INK}">
<tr class="head" align="left" valign="top">${heads.join('')}</tr>
${lines.join('\n')}
</table>`;
}

const CELL = 'padding:7px 9px 7px 0;vertical-align:top;border-top:1px solid #e3e7ec';
const HEAD = 'padding:7px 9px 7px 0;font-weight:normal;color:#57606a';
