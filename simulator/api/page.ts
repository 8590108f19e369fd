import { ApiError, asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import { findElements, nodeOf } from '../runtime/query/find-elements.ts';
import { createIntersectionObserver as observeIntersection } from '../runtime/query/intersection.ts';
import type { IntersectionOptions } from '../runtime/query/intersection.ts';
import { createMediaQueryObserver as observeMedia } from '../runtime/query/media-query.ts';
import { componentOf, createSelectorQuery as createQuery } from '../runtime/query/selector-query.ts';

const topComponent = ({ runtime }: ApiContext) => runtime.stack.top()?.root.component;

export const createSelectorQuery = syncApi((context) => createQuery(() => topComponent(context)));
export const createIntersectionObserver = syncApi(
  (context: ApiContext, component?: unknown, options?: IntersectionOptions) =>
    observeIntersection(() => componentOf(component) ?? topComponent(context), options),
);
export const createMediaQueryObserver = syncApi(({ runtime }: ApiContext) =>
  observeMedia(() => runtime.stack.top()?.frame.window),
);

interface ScrollOptions {
  scrollTop?: number;
  duration?: number;
  selector?: string;
  offsetTop?: number;
}

export const pageScrollTo = asyncApi<ScrollOptions>(
  ({ scrollTop, duration = 300, selector, offsetTop = 0 }, context) => {
    const page = context.runtime.stack.top();
    if (!page) throw new ApiError('no page is shown');
    const { window } = page.frame;
    let top = scrollTop ?? 0;
    if (selector) {
      const found = findElements(page.root.component, selector, false)[0];
      const node = found && nodeOf(found);
      if (!node) throw new ApiError(`selector ${selector} is not found`);
      top = node.getBoundingClientRect().top + window.scrollY + offsetTop;
    }
    window.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' });
  },
);
