import { ACTION_TYPES, type PostmortemAction } from '../../src/core/records/postmortem.ts';
import { TIMELINE_KINDS, type TimelineKind } from '../../src/core/records/timeline.ts';

/** `+21 note on-call: What happened -> link`: one entry of a story's timeline; times in minutes, or `+2d`. */
export interface StoryLine {
	readonly minute: number;
	readonly kind: TimelineKind;
	readonly by: string;
	readonly text: string;
	readonly link?: string;
}

const LINE = /^([+-]?\d+)(d?) ([a-z-]+) ([^\s:]+): (.+?)(?: -> (\S+))?$/;

/** Reads a story's timeline; throws on a line that is none. */
export function parseStoryTimeline(timeline: string): readonly StoryLine[] {
	return linesOf(timeline).map((line) => {
		const match = LINE.exec(line);
		const kind = match?.[3] as TimelineKind;
		if (!match || !TIMELINE_KINDS.includes(kind)) throw new Error(`Unexpected timeline line: ${line}`);
		const minute = Number(match[1]) * (match[2] ? 1440 : 1);
		return { minute, kind, by: match[4]!, text: match[5]!, ...(match[6] && { link: match[6] }) };
	});
}

/** `prevent @budi 21d done: What will change`: one action of a postmortem; the date in days from the resolution. `done 40d` says on which day it was done. */
export interface StoryAction extends Pick<PostmortemAction, 'type' | 'owner' | 'status' | 'text'> {
	readonly days: number;
	readonly doneAfter?: number;
}

const ACTION = /^([a-z]+) (@[\w-]+) (\d+)d (open|done|dropped)(?: (\d+)d)?: (.+)$/;

/** Reads a story's actions; throws on a line that is none. */
export function parseStoryActions(actions: string): readonly StoryAction[] {
	return linesOf(actions).map((line) => {
		const match = ACTION.exec(line);
		const type = match?.[1] as PostmortemAction['type'];
		if (!match || !ACTION_TYPES.includes(type)) throw new Error(`Unexpected action line: ${line}`);
		const status = match[4] as PostmortemAction['status'];
		const done = match[5] === undefined ? {} : { doneAfter: Number(match[5]) };
		return { type, owner: match[2]!, days: Number(match[3]), status, text: match[6]!, ...done };
	});
}

function linesOf(text: string): readonly string[] {
	return text.split('\n').filter((line) => line.trim() !== '');
}
