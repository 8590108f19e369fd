// Runs in an isolated world of every page before its own scripts: a `require('electron')` for the preload, over one binding.
// `__tessera_call(json)` reaches the main process; it calls `receive(json)` back. The preload's text is put in place of PRELOAD.
(() => {
  if (window.top !== window || location.href === 'about:blank') return;
  const call = (message) => globalThis.__tessera_call(JSON.stringify(message));
  const listeners = new Map();
  const ports = new Map();

  const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const openPort = (id) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const value =
        typeof data === 'string' ? { text: data } : { bytes: toBase64(new Uint8Array(data.buffer ?? data)) };
      call({ type: 'port', id, value: JSON.stringify(value) });
    };
    ports.set(id, port1);
    return port2;
  };

  globalThis.__tessera_receive = (message) => {
    if (message.type === 'port') {
      const { text, bytes } = JSON.parse(message.value);
      ports.get(message.id)?.postMessage(bytes === undefined ? text : fromBase64(bytes));
    } else {
      const event = { ports: (message.ports ?? []).map(openPort), senderId: 0 };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    }
  };

  const ipcRenderer = {
    send: (channel, ...args) => call({ type: 'send', channel, args }),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };
  const webUtils = {
    getPathForFile: (file) => (file.name.startsWith('@') ? file.name.slice(1).replaceAll(':', '/') : ''),
  };
  const electron = new Proxy(
    { ipcRenderer, webUtils },
    {
      get(known, name) {
        if (name in known) return known[name];
        throw new Error(`electron-double: a preload has no ${String(name)} here`);
      },
    },
  );

  // A <webview> asks the main process before it shows anything; allowed, an iframe stands in for the guest.
  const attach = (element) => {
    const src = element.getAttribute('src');
    if (!src || element.dataset.asked) return;
    element.dataset.asked = 'true';
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    call({ type: 'webview', src, attributes });
  };
  globalThis.__tessera_attach = (src) => {
    const element = [...document.querySelectorAll('webview')].find(
      (webview) => webview.getAttribute('src') === src,
    );
    const guest = document.createElement('iframe');
    guest.src = src;
    element?.append(guest);
  };
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      if (target.localName === 'webview') attach(target);
      for (const node of addedNodes) if (node.localName === 'webview') attach(node);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });

  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error(`electron-double: a sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  ((require, module, exports) => {
    /* PRELOAD */
  })(require, module, module.exports);
})();
