import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
const clock = (seconds: number) => `${two((seconds || 0) / 60)}:${two((seconds || 0) % 60)}`;

export default defineBuiltin(props, (it) => {
  const player = it.document.createElement('div');
  player.className = 'wx-audio-player';
  player.innerHTML = '<button aria-label="play"></button><div><b></b><small></small></div><time></time>';
  const button = player.querySelector('button')!;
  const name = player.querySelector('b')!;
  const author = player.querySelector('small')!;
  const time = player.querySelector('time')!;
  const audio = it.document.createElement('audio');
  it.node.append(player, audio);
  const look = () => {
    player.hidden = !it.data.controls;
    name.textContent = it.data.name;
    author.textContent = it.data.author;
    time.textContent = clock(audio.currentTime);
    button.style.backgroundImage = it.data.poster
      ? `url("${it.hooks.resolveUrl(it.data.poster, it.owner())}")`
      : '';
    button.classList.toggle('is-playing', !audio.paused);
    audio.loop = it.data.loop;
  };
  for (const type of ['play', 'pause', 'ended'] as const) {
    it.listen(audio, type, () => {
      look();
      it.emit(type, {});
    });
  }
  it.listen(audio, 'timeupdate', () => {
    look();
    it.emit('timeupdate', { currentTime: audio.currentTime, duration: audio.duration });
  });
  it.listen(audio, 'error', () => {
    if (it.data.src) it.emit('error', { errMsg: audio.error?.code ?? 4 });
  });
  const play = () => void audio.play().catch(() => undefined);
  it.listen(button, 'click', () => (audio.paused ? play() : audio.pause()));
  return {
    leaf: true,
    changed: {
      src(src) {
        if (src) audio.src = it.hooks.resolveUrl(src, it.owner());
        else {
          audio.removeAttribute('src');
          // Only so does what plays stop.
          audio.load();
        }
      },
      controls: look,
      name: look,
      author: look,
      poster: look,
      loop: look,
    },
    attached: look,
    detached: () => audio.pause(),
    methods: {
      context: {
        setSrc(src: string) {
          audio.src = it.hooks.resolveUrl(src, it.owner());
        },
        play,
        pause: () => audio.pause(),
        seek(position: number) {
          audio.currentTime = position;
        },
      },
    },
  };
});
