/** All kinds of content, in the order of the way of the data. A new kind is a file of its own and a line here. */
import { actors } from './actor.ts';
import { cases } from './case.ts';
import { causes } from './cause.ts';
import { changes } from './change.ts';
import { decisions } from './decision.ts';
import { everyday } from './everyday.ts';
import type { Kinds } from './kind.ts';
import { measures } from './measure.ts';
import { pages } from './page.ts';
import { paths } from './path.ts';
import { pieces } from './piece.ts';
import { privacies } from './privacy.ts';
import { privateNames } from './private-name.ts';
import { reviews } from './review.ts';
import { signoffs } from './signoff.ts';
import { site } from './site.ts';
import { situations } from './situation.ts';
import { swaps } from './swap.ts';
import { tags } from './tag.ts';
import { terms } from './term.ts';
import { themes } from './theme.ts';
import { units } from './unit.ts';
import { variants } from './variant.ts';
import { waivers } from './waiver.ts';
import { witnesses } from './witness.ts';

export const KINDS = {
  witnesses,
  signoffs,
  pieces,
  themes,
  tags,
  causes,
  measures,
  actors,
  cases,
  terms,
  privacies,
  situations,
  units,
  paths,
  decisions,
  variants,
  everyday,
  swaps,
  waivers,
  pages,
  site,
  changes,
  privateNames,
  reviews,
} as const satisfies Kinds;

export type CoreKinds = typeof KINDS;
