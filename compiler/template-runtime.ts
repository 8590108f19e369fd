/**
 * The expression behind `TemplateTable.runtime`. It yields a `TemplateEnvironment` (contract/program.ts).
 * Factories are kept and run on first use: a patch drops all instances, since a template keeps
 * references to the templates and scripts it imports. A script that fails acts as an empty module.
 * The names G, R, D, X, Y, Z, P, Q are what the engine's code refers to.
 */
export function templateRuntime(engineRuntime: string): string {
  return `(function () {
${engineRuntime};
var own = Object.prototype.hasOwnProperty;
var hooks = {
  propertyListener: function (listener) { return listener; },
  eventListener: function (component, event, handler) { return handler(event); },
  nodeCreated: function () {},
  scriptFailed: function (path, error) { console.error(error); }
};
var factories = Object.create(null), instances = Object.create(null);
var modules = Object.create(null), loaded = Object.create(null);
var load = function (path) {
  if (path in loaded) return loaded[path].exports;
  var module = loaded[path] = { exports: {} };
  if (!modules[path]) { hooks.scriptFailed(path, new Error('no such WXS module: ' + path)); return module.exports; }
  return start(path, modules[path], module);
};
var start = function (path, body, module) {
  try { body(load, module.exports, module); } catch (error) { module.exports = {}; hooks.scriptFailed(path, error); }
  return module.exports;
};
var G = new Proxy(Object.create(null), {
  get: function (_, path) {
    if (typeof path !== 'string' || !factories[path]) return undefined;
    return instances[path] || (instances[path] = factories[path](G, R, D, X, Y, Z, P, Q));
  },
  has: function (_, path) { return path in factories; }
});
var R = new Proxy(Object.create(null), { get: function (_, path) { return function () { return load(path); }; } });
var D = function (path, body) { return function () { return start(path, body, { exports: {} }); }; };
var reset = function () { instances = Object.create(null); loaded = Object.create(null); };
Q.A = function (listener, path) { return hooks.propertyListener(listener, path); };
Q.C = function (component, event, handler, path) { return hooks.eventListener(component, event, handler, path); };
Q.N = function (element, path, line, column) { hooks.nodeCreated(element, path, line, column); };
Q.K = function (value, key) {
  var type = Object.prototype.toString.call(value).slice(8, -1);
  if (type === 'Null' || type === 'Undefined') throw new TypeError("Cannot read property 'constructor' of " + value);
  return type === 'Object' && own.call(value, 'constructor') ? value.constructor : type;
};
Q.R = function (pattern, flags) { return flags === undefined ? new RegExp(pattern) : new RegExp(pattern, flags); };
Q.D = function () { return new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments))))(); };
return {
  groups: G,
  hooks: hooks,
  addTemplate: function (path, factory) { factories[path] = factory; reset(); },
  removeTemplate: function (path) { delete factories[path]; reset(); },
  addScript: function (path, module) { modules[path] = module(Q); reset(); },
  removeScript: function (path) { delete modules[path]; reset(); },
  script: load
};
})()`;
}

/** Wraps the engine's code of one template into the factory that the environment takes. */
export function templateUnit(path: string, code: string): string {
  const place = `__w=(N,l,c)=>Q.N(N,${JSON.stringify(path)},l,c)`;
  return `((G,R,D,X,Y,Z,P,Q)=>{var __q=Q,${place};return ${code}})`;
}

/** Wraps a transformed WXS file into what `addScript` takes. */
export function wxsUnit(body: string): string {
  return `((__q)=>(require,exports,module)=>{${body}})`;
}
