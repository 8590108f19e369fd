/**
 * XMLHttpRequest over wx.request, as source text: packages built for browsers (axios) send their requests through it.
 * Limits: no synchronous requests, no streams, no upload progress; `responseType` text, json and arraybuffer.
 */
export const requestPolyfill = `
function emit(target, type, extra) {
  var event = { type: type, target: target, currentTarget: target, loaded: 0, total: 0, lengthComputable: false };
  for (var key in extra) event[key] = extra[key];
  if (typeof target['on' + type] === 'function') target['on' + type](event);
  (target.listeners[type] || []).slice().forEach(function (listener) { listener.call(target, event); });
}
function Emitter() { this.listeners = {}; }
Emitter.prototype.addEventListener = function (type, listener) {
  (this.listeners[type] = this.listeners[type] || []).push(listener);
};
Emitter.prototype.removeEventListener = function (type, listener) {
  this.listeners[type] = (this.listeners[type] || []).filter(function (item) { return item !== listener; });
};
function Request() {
  Emitter.call(this);
  this.upload = new Emitter();
  this.readyState = 0;
  this.status = 0;
  this.statusText = '';
  this.response = '';
  this.responseText = '';
  this.responseType = '';
  this.responseURL = '';
  this.timeout = 0;
  this.withCredentials = false;
}
Request.prototype = Object.create(Emitter.prototype);
Request.prototype.open = function (method, url, isAsync) {
  if (isAsync === false) throw new Error('A mini program cannot send synchronous requests.');
  this.method = String(method).toUpperCase();
  this.responseURL = this.url = String(url);
  this.headers = {};
  this.answered = {};
  this.step(1);
};
Request.prototype.step = function (state) { this.readyState = state; emit(this, 'readystatechange'); };
Request.prototype.setRequestHeader = function (name, value) { this.headers[name] = String(value); };
Request.prototype.getResponseHeader = function (name) {
  for (var key in this.answered) if (key.toLowerCase() === String(name).toLowerCase()) return this.answered[key];
  return null;
};
Request.prototype.getAllResponseHeaders = function () {
  var answered = this.answered;
  return Object.keys(answered).map(function (key) { return key.toLowerCase() + ': ' + answered[key] + '\\r\\n'; }).join('');
};
Request.prototype.overrideMimeType = function () {};
Request.prototype.finish = function (type) {
  this.readyState = 4;
  emit(this, 'readystatechange');
  emit(this, type);
  emit(this, 'loadend');
};
Request.prototype.send = function (body) {
  var self = this;
  emit(self, 'loadstart');
  self.task = wx.request({
    url: self.url,
    method: self.method,
    header: self.headers,
    data: body === null ? undefined : body,
    dataType: 'text',
    responseType: self.responseType === 'arraybuffer' ? 'arraybuffer' : 'text',
    timeout: self.timeout || undefined,
    success: function (answer) {
      if (self.aborted) return;
      self.status = answer.statusCode;
      self.statusText = String(answer.statusCode);
      self.answered = answer.header || {};
      self.response = answer.data;
      if (typeof answer.data === 'string') self.responseText = answer.data;
      if (self.responseType === 'json') {
        try { self.response = JSON.parse(answer.data); } catch (error) { self.response = null; }
      }
      self.step(2);
      self.finish('load');
    },
    fail: function (failure) {
      if (self.aborted) return;
      self.finish(/timeout|time out/i.test(failure && failure.errMsg) ? 'timeout' : 'error');
    },
  });
};
Request.prototype.abort = function () {
  if (this.readyState === 0 || this.readyState === 4) return;
  this.aborted = true;
  if (this.task && this.task.abort) this.task.abort();
  this.finish('abort');
};
Request.UNSENT = 0;
Request.OPENED = 1;
Request.HEADERS_RECEIVED = 2;
Request.LOADING = 3;
Request.DONE = 4;
export { Request as XMLHttpRequest };
`;
