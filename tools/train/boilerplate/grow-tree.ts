import { BINS, type Binned } from './bins';

/** How one tree grows. */
export interface TreeOptions {
  readonly depth: number;
  readonly leaves: number;
  /** L2 on leaves. */
  readonly lambda: number;
  /** Least sum of second derivatives on either side of a question. */
  readonly leastHessian: number;
}

/** A node of a grown tree. */
export interface GrownNode {
  /** The question: is the bin of this feature above `border`? -1 for a leaf. */
  feature: number;
  border: number;
  /** The node for no; the one for yes follows it. */
  next: number;
}

/** Rows to grow a tree on: their bins feature by feature, and the loss's derivatives. */
export interface GrowRows {
  readonly data: Binned;
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
}

interface Question {
  readonly gain: number;
  readonly feature: number;
  readonly border: number;
}

interface Leaf {
  readonly node: number;
  readonly depth: number;
  /** Rows `order[from…to]`. */
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly question: Question | undefined;
}

/**
 * Grows one tree best leaf first (LightGBM; Ke et al. 2017, section 2): of all leaves, the one whose best question gains
 * most is split next. `sample` names the rows that it is grown on, `subset` the features it may ask about. The
 * histogram of a larger child is its parent's less the smaller child's.
 */
export function growTree(rows: GrowRows, sample: Int32Array, subset: Int32Array, options: TreeOptions): GrownNode[] {
  const order = sample.slice();
  const nodes: GrownNode[] = [{ feature: -1, border: 0, next: 0 }];
  const leafOf = (node: number, depth: number, from: number, to: number, histogram: Float64Array): Leaf => ({
    node, depth, from, to, histogram, question: depth < options.depth ? bestQuestion(rows.data, histogram, subset, options) : undefined,
  });
  let leaves = [leafOf(0, 0, 0, order.length, histogramOf(rows, order, 0, order.length, subset))];
  while (leaves.length < options.leaves) {
    const best = leaves.reduce((most, leaf) => ((leaf.question?.gain ?? 0) > (most.question?.gain ?? 0) ? leaf : most));
    const { question, from, to, depth } = best;
    if (!question || question.gain <= 0) break;
    const middle = partition(order, from, to, rows.data.bins.subarray(question.feature * rows.data.rows, (question.feature + 1) * rows.data.rows), question.border);
    const noIsSmall = middle - from < to - middle;
    const small = noIsSmall ? histogramOf(rows, order, from, middle, subset) : histogramOf(rows, order, middle, to, subset);
    const large = best.histogram;
    for (let i = 0; i < large.length; i++) large[i]! -= small[i]!;
    const next = nodes.length;
    nodes.push({ feature: -1, border: 0, next }, { feature: -1, border: 0, next: next + 1 });
    Object.assign(nodes[best.node]!, { feature: question.feature, border: question.border, next });
    leaves = leaves.filter((leaf) => leaf !== best);
    leaves.push(leafOf(next, depth + 1, from, middle, noIsSmall ? small : large), leafOf(next + 1, depth + 1, middle, to, noIsSmall ? large : small));
  }
  return nodes;
}

/** Sums of both derivatives, a bin, a feature of the subset. */
function histogramOf({ data, gradient, hessian }: GrowRows, order: Int32Array, from: number, to: number, subset: Int32Array): Float64Array {
  const histogram = new Float64Array(subset.length * BINS * 2);
  subset.forEach((feature, k) => {
    const column = data.bins.subarray(feature * data.rows, (feature + 1) * data.rows);
    const start = k * BINS * 2;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const cell = start + (column[row]! << 1);
      histogram[cell]! += gradient[row]!;
      histogram[cell + 1]! += hessian[row]!;
    }
  });
  return histogram;
}

function bestQuestion({ borders }: Binned, histogram: Float64Array, subset: Int32Array, { lambda, leastHessian }: TreeOptions): Question | undefined {
  let best: Question | undefined;
  subset.forEach((feature, k) => {
    const start = k * BINS * 2;
    const count = borders[feature]!.length;
    let allG = 0;
    let allH = 0;
    for (let b = 0; b <= count; b++) {
      allG += histogram[start + b * 2]!;
      allH += histogram[start + b * 2 + 1]!;
    }
    const whole = (allG * allG) / (allH + lambda);
    let g = 0;
    let h = 0;
    for (let border = 0; border < count; border++) {
      g += histogram[start + border * 2]!;
      h += histogram[start + border * 2 + 1]!;
      if (h < leastHessian) continue;
      if (allH - h < leastHessian) break;
      const gain = (g * g) / (h + lambda) + ((allG - g) * (allG - g)) / (allH - h + lambda) - whole;
      if (gain > (best?.gain ?? 0)) best = { gain, feature, border };
    }
  });
  return best;
}

/** Moves the rows that answer no before the others, and says where those begin. */
function partition(order: Int32Array, from: number, to: number, column: Uint8Array, border: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    if (column[order[low]!]! <= border) low++;
    else {
      high--;
      const kept = order[low]!;
      order[low] = order[high]!;
      order[high] = kept;
    }
  }
  return low;
}
