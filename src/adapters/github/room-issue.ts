import type { Attempt } from '../../core/effects/attempt.ts';
import type { RoomChange } from '../../ports/rooms.ts';
import { callGithub } from './call-github.ts';
import { failureOf, type GithubOptions, unreachableGithub } from './failure-of.ts';
import { changedRoomBody, markerOf } from './issue-bodies.ts';

interface Issue {
	readonly state: string;
	readonly body?: string | null;
}

/** Writes the facts as they are now into the issue that is a room; what people wrote below them stays. */
export async function updateRoom(options: GithubOptions, { incident, room, view }: RoomChange): Promise<Attempt> {
	const number = roomNumber(room.id);
	if (number === undefined) return { state: 'done', note: `${room.id} is no issue of GitHub`, isOver: true };
	try {
		const found = await callGithub(options, `GET issues/${number}`);
		if (isGone(found)) return { state: 'done', note: `${room.id} is gone`, isOver: true };
		if (found.status !== 200) return await failureOf(found, options);
		const issue = (await found.json()) as Issue;
		if (issue.state === 'closed') return { state: 'done', note: `${room.id} was closed by a person`, isOver: true };
		const body = changedRoomBody(issue.body ?? '', view, markerOf(`${incident}/room`));
		const answer = await callGithub(options, `PATCH issues/${number}`, { body });
		return answer.status === 200 ? { state: 'done' } : await failureOf(answer, options);
	} catch (error) {
		return unreachableGithub(error);
	}
}

/** Closes the issue that is a room; what is no issue or is gone needs no closing. */
export async function closeRoom(options: GithubOptions, { room }: RoomChange): Promise<Attempt> {
	const number = roomNumber(room.id);
	if (number === undefined) return { state: 'done', note: `${room.id} is no issue of GitHub` };
	try {
		const answer = await callGithub(options, `PATCH issues/${number}`, { state: 'closed', state_reason: 'completed' });
		return answer.status === 200 || isGone(answer) ? { state: 'done' } : await failureOf(answer, options);
	} catch (error) {
		return unreachableGithub(error);
	}
}

function roomNumber(id: string): string | undefined {
	return /^#?(\d+)$/.exec(id)?.[1];
}

/** Deleted, or moved to another repository. */
function isGone({ status }: Response): boolean {
	return status === 301 || status === 404 || status === 410;
}
