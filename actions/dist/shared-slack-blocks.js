import { createRequire as createRequireOfBundle } from "node:module";
createRequireOfBundle(import.meta.url);
import { t as cutText } from "./shared-inert-text.js";
// src/adapters/slack/slack-blocks.ts
/** Slack takes 150 characters in a header, and some 13 000 in all blocks of a message together. */
const LIMITS = {
	header: 150,
	fallback: 300,
	paragraphs: 3,
	rows: 20,
	value: 400,
	url: 1e3
};
/**
* A letter within Slack's limits. Words stand in rich text, which Slack takes as they are: there is no markup, mention,
* emoji or link in them that anybody could write.
*/
function slackText({ subject, label, title, paragraphs, facts, link }) {
	const words = [
		...paragraphs.slice(0, LIMITS.paragraphs).map((text) => [plain(text)]),
		...facts.slice(0, LIMITS.rows).map(([name, value, url]) => [plain(`${name}: `, true), url ? linked(value, url) : plain(value)]),
		...link ? [[linked(link.text, link.url)]] : []
	].flatMap((line, place) => place === 0 ? line : [plain("\n"), ...line]);
	const section = {
		type: "rich_text_section",
		elements: words
	};
	return {
		text: escaped(cutText(subject, LIMITS.fallback)),
		blocks: [{
			type: "header",
			text: {
				type: "plain_text",
				text: cutText(`${label}: ${title}`, LIMITS.header),
				emoji: false
			}
		}, ...words.length > 0 ? [{
			type: "rich_text",
			elements: [section]
		}] : []]
	};
}
/** Words for a field that Slack reads as markup: without its three signs there is no mention and no link. */
function escaped(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function plain(text, isBold = false) {
	return {
		type: "text",
		text: cutText(text, LIMITS.value),
		...isBold && { style: { bold: true } }
	};
}
function linked(text, url) {
	return url.length > LIMITS.url ? plain(text) : {
		type: "link",
		url,
		text: cutText(text, LIMITS.value)
	};
}
export { slackText as n, escaped as t };
