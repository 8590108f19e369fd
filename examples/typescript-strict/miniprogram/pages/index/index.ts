import type { AppOptions } from '../../app';

const app = getApp<AppOptions>();

interface Task {
  id: number;
  title: string;
  done: boolean;
}

Page({
  data: {
    tasks: [] as Task[],
    draft: '',
    startedAt: '',
  },

  onLoad() {
    this.setData({ startedAt: new Date(app.globalData.startedAt).toLocaleTimeString() });
  },

  onType({ detail }: WechatMiniprogram.Input) {
    this.setData({ draft: detail.value });
  },

  /** Adds what was typed. 添加输入的任务。 */
  onAdd() {
    const title = this.data.draft.trim();
    if (title === '') return;
    const id = Math.max(0, ...this.data.tasks.map((task) => task.id)) + 1;
    this.setData({ tasks: [...this.data.tasks, { id, title, done: false }], draft: '' });
  },

  onToggle({ currentTarget }: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: number }>) {
    const { id } = currentTarget.dataset;
    const tasks = this.data.tasks.map((task) => (task.id === id ? { ...task, done: !task.done } : task));
    this.setData({ tasks });
  },
});
