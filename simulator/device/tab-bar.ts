import type { TabBarConfig, TabBarItem } from '../../contract/program.ts';

/** A tab as shown now: what app.json says and what the API changed since. */
export interface Tab extends TabBarItem {
  badge?: string;
  redDot?: boolean;
}

export interface TabBarLook {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  borderStyle: 'black' | 'white';
}

export interface TabBar {
  readonly element: HTMLElement;
  readonly tabs: Tab[];
  readonly look: TabBarLook;
  configure(
    config: TabBarConfig | undefined,
    themed: (value: string | undefined) => string | undefined,
  ): void;
  /** Draws the bar with one tab selected, or hides it where the page is no tab. */
  show(selected: number): void;
  /** wx.hideTabBar and wx.showTabBar. */
  setHidden(hidden: boolean): void;
  refresh(): void;
}

export interface TabBarActions {
  selectTab(index: number): void;
  resolveUrl(path: string): string;
}

export function createTabBar(document: Document, actions: TabBarActions): TabBar {
  const element = document.createElement('nav');
  element.className = 'tabs';
  element.hidden = true;
  const tabs: Tab[] = [];
  const look: TabBarLook = {
    color: '#7a7e83',
    selectedColor: '#07c160',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
  };
  let selected = -1;
  let isHidden = false;
  let isCustom = false;
  let position: 'bottom' | 'top' = 'bottom';

  function draw(): void {
    element.hidden = selected < 0 || isHidden || isCustom;
    if (element.hidden) return;
    element.style.backgroundColor = look.backgroundColor;
    element.dataset.border = look.borderStyle;
    element.dataset.position = position;
    element.replaceChildren(...tabs.map(drawTab));
  }

  function drawTab(tab: Tab, index: number): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    const isSelected = index === selected;
    button.setAttribute('aria-current', String(isSelected));
    button.style.color = isSelected ? look.selectedColor : look.color;
    // Documented: a bar at the top shows no pictures.
    const picture =
      position === 'top' ? '' : isSelected ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
    if (picture) {
      const image = document.createElement('img');
      image.src = actions.resolveUrl(picture);
      image.alt = '';
      button.append(image);
    }
    const text = document.createElement('span');
    text.textContent = tab.text ?? '';
    button.append(text);
    if (tab.badge !== undefined || tab.redDot) {
      const mark = document.createElement('em');
      mark.className = tab.badge === undefined ? 'dot' : 'badge';
      mark.textContent = tab.badge ?? '';
      button.append(mark);
    }
    button.addEventListener('click', () => actions.selectTab(index));
    return button;
  }

  return {
    element,
    tabs,
    look,
    configure(config, themed) {
      tabs.splice(0, tabs.length, ...(config?.list ?? []).map((item) => ({ ...item })));
      isCustom = config?.custom === true;
      position = config?.position === 'top' ? 'top' : 'bottom';
      look.color = themed(config?.color) ?? '#7a7e83';
      look.selectedColor = themed(config?.selectedColor) ?? '#07c160';
      look.backgroundColor = themed(config?.backgroundColor) ?? '#ffffff';
      look.borderStyle = themed(config?.borderStyle) === 'white' ? 'white' : 'black';
      for (const tab of tabs) {
        const { iconPath, selectedIconPath } = tab;
        if (iconPath) tab.iconPath = themed(iconPath) ?? iconPath;
        if (selectedIconPath) tab.selectedIconPath = themed(selectedIconPath) ?? selectedIconPath;
      }
      draw();
    },
    show(index) {
      selected = index;
      draw();
    },
    setHidden(hidden) {
      isHidden = hidden;
      draw();
    },
    refresh: draw,
  };
}
