import type { RoomPerson } from '../../ports/rooms.ts';
import { type GraphClient, refusalText } from './graph-client.ts';

/** The id of somebody in Entra, or a sentence on why there is none. */
export type FoundUser = { readonly id: string } | { readonly problem: string };

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks somebody up by the id in teams/, else by mail. Throws GraphTrouble. */
export async function findUser(graph: GraphClient, { handle, teams, mail }: RoomPerson): Promise<FoundUser> {
	if (teams !== undefined && OBJECT_ID.test(teams)) return { id: teams };
	const name = teams ?? mail;
	if (name === undefined) return { problem: `${handle} has no teams id and no mail in teams/` };
	const quoted = `'${name.replaceAll("'", "''")}'`;
	const filter = encodeURIComponent(`mail eq ${quoted} or userPrincipalName eq ${quoted}`);
	const answer = await graph.call(`GET users?$filter=${filter}&$select=id&$top=2`);
	if (answer.status !== 200) return { problem: `${handle} cannot be looked up (${refusalText(answer)})` };
	const { value = [] } = (answer.body ?? {}) as { value?: readonly { readonly id: string }[] };
	if (value.length > 1) return { problem: `${handle} is several people in Entra as ${name}: write the id into teams/` };
	return value[0] ? { id: value[0].id } : { problem: `${handle} is unknown to Entra as ${name}` };
}
