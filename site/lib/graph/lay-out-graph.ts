import { Graph, layout } from '@dagrejs/dagre';

/** A box to draw, as wide as its words need; sizes in pixels. */
export interface GraphBox {
	readonly id: string;
	readonly width: number;
}

/** An arrow from what needs to what is needed. */
export interface GraphArrow {
	readonly from: string;
	readonly to: string;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

export interface PlacedGraph {
	readonly width: number;
	readonly height: number;
	/** Upper left corners. */
	readonly boxes: readonly (GraphBox & { readonly x: number; readonly y: number })[];
	/** Points from edge to edge. */
	readonly arrows: readonly (GraphArrow & { readonly points: readonly Point[] })[];
}

export const BOX_HEIGHT = 26;
/** Around the drawing, so that nothing is cut. */
const MARGIN = 4;

/** Places boxes in layers from left to right: what is needed stands right of what needs it. The same graph is placed the same way each time. */
export function layOutGraph(boxes: readonly GraphBox[], arrows: readonly GraphArrow[]): PlacedGraph {
	const graph = new Graph();
	graph.setGraph({ rankdir: 'LR', nodesep: 8, ranksep: 72 });
	for (const { id, width } of boxes) graph.setNode(id, { width, height: BOX_HEIGHT });
	for (const { from, to } of arrows) graph.setEdge(from, to, {});
	layout(graph);
	const placed = boxes.map((box) => {
		const { x, y } = graph.node(box.id) as Point;
		return { ...box, x: x - box.width / 2, y: y - BOX_HEIGHT / 2 };
	});
	const routed = arrows.map((arrow) => ({
		...arrow,
		points: (graph.edge(arrow.from, arrow.to) as { readonly points: readonly Point[] }).points,
	}));
	// The size that dagre gives leaves out lines that run outside all boxes.
	const corners = placed.flatMap(({ x, y, width }) => [
		{ x, y },
		{ x: x + width, y: y + BOX_HEIGHT },
	]);
	const points = [...corners, ...routed.flatMap((arrow) => arrow.points)];
	const [left, top] = [leastOf(points.map(({ x }) => x)) - MARGIN, leastOf(points.map(({ y }) => y)) - MARGIN];
	const move = ({ x, y }: Point) => ({ x: Math.round(x - left), y: Math.round(y - top) });
	return {
		width: Math.ceil(-leastOf(points.map(({ x }) => -x)) - left + MARGIN),
		height: Math.ceil(-leastOf(points.map(({ y }) => -y)) - top + MARGIN),
		boxes: placed.map((box) => ({ ...box, ...move(box) })),
		arrows: routed.map((arrow) => ({ ...arrow, points: arrow.points.map(move) })),
	};
}

function leastOf(values: readonly number[]): number {
	return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
