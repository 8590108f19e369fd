// Notes, kept on this device under one key. 笔记保存在本机的一个键下。
const key = 'notes';

const all = () => wx.getStorageSync(key) || [];

function add(note) {
  const notes = all();
  const id = notes.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
  // Newest first. 最新的在最前面。
  wx.setStorageSync(key, [{ ...note, id, at: Date.now() }, ...notes]);
  return id;
}

const remove = (id) =>
  wx.setStorageSync(
    key,
    all().filter((note) => note.id !== id),
  );
const ofTea = (tea) => all().filter((note) => note.tea === tea);

module.exports = { all, add, remove, ofTea };
