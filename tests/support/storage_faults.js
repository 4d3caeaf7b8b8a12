// Makes the browser's storage fail as it fails in the field. The database stays the real one: a
// request that is to fail is made, and its transaction aborted with the exception that browsers
// report. A component test calls the functions; a page test installs them before the page's own
// script by `page.addInitScript(installStorageFaults)` and calls them as `storageFaults.fail(…)`.

/** Puts `storageFaults` on the page. It stands alone, so that it can be sent to a page as text. */
export function installStorageFaults() {
  if (globalThis.storageFaults) return;

  const exceptions = {
    "connection lost": [
      "Connection to Indexed Database server lost. Refresh the page to try again",
      "UnknownError",
    ],
    "connection closing": [
      "Failed to execute 'transaction' on 'IDBDatabase': The database connection is closing.",
      "InvalidStateError",
    ],
    "backing store": ["Internal error opening backing store for indexedDB.open.", "UnknownError"],
    quota: ["The current transaction exceeded its quota limitations.", "QuotaExceededError"],
    "full disk": [
      "Encountered full disk while opening backing store for indexedDB.open.",
      "QuotaExceededError",
    ],
  };

  // What is to fail: {database, call, fault, left}; a database of "*" is any.
  let plans = [];
  let failed = 0;
  const doomed = new WeakMap();
  const connections = new Map();

  const exceptionFor = (database, call) => {
    const plan = plans.find(
      (one) => one.left > 0 && one.call === call && ["*", database].includes(one.database),
    );
    if (!plan) return null;
    plan.left -= 1;
    failed += 1;
    return new DOMException(...exceptions[plan.fault]);
  };

  const report = (target, exception) =>
    Object.defineProperty(target, "error", { configurable: true, get: () => exception });

  const patch = (prototype, name, replace) => {
    const original = prototype[name];
    prototype[name] = function (...values) {
      return replace(this, (...others) => original.apply(this, others), values);
    };
  };

  // An open request fails by an event: it is made for a database that never comes to be.
  patch(IDBFactory.prototype, "open", (_, open, [database, ...version]) => {
    const exception = exceptionFor(database, "open");
    if (!exception) {
      const request = open(database, ...version);
      request.addEventListener("success", () => {
        const others = connections.get(database) ?? [];
        connections.set(database, [...others, request.result]);
      });
      return request;
    }
    const request = open(`${database} that cannot be opened ${crypto.randomUUID()}`, 1);
    request.addEventListener("upgradeneeded", (event) => {
      event.stopImmediatePropagation();
      request.transaction.abort();
      report(request, exception);
    });
    return request;
  });

  patch(IDBDatabase.prototype, "transaction", (database, begin, values) => {
    const exception = exceptionFor(database.name, "transaction");
    if (exception) throw exception;
    return begin(...values);
  });

  // A request fails after it was accepted, and takes its transaction with it.
  for (const call of ["get", "getAll", "getAllKeys", "put", "delete"]) {
    patch(IDBObjectStore.prototype, call, (store, make, values) => {
      const { transaction } = store;
      const exception = exceptionFor(transaction.db.name, call);
      const request = make(...values);
      if (!exception) return request;
      doomed.set(transaction, exception);
      request.addEventListener("success", (event) => {
        event.stopImmediatePropagation();
        transaction.abort();
        report(request, exception);
        report(transaction, exception);
      });
      return request;
    });
  }

  patch(IDBTransaction.prototype, "commit", (transaction, commit) => {
    if (doomed.has(transaction)) return;
    const exception = exceptionFor(transaction.db.name, "commit");
    if (!exception) {
      commit();
      return;
    }
    transaction.abort();
    report(transaction, exception);
  });

  globalThis.storageFaults = {
    /** Lets the next `times` calls of that kind fail, in one database or in any ("*"). */
    fail(database, call, fault, times = Infinity) {
      plans.push({ database, call, fault, left: times });
    },
    /** Lets everything work again. */
    heal(database = "*") {
      plans = plans.filter((plan) => database !== "*" && plan.database !== database);
    },
    /** How many calls have failed so far. */
    count: () => failed,
    /** Closes the open connections as a browser does that lost its storage process. */
    closeConnections(database) {
      for (const connection of connections.get(database) ?? []) {
        connection.close();
        connection.dispatchEvent(new Event("close"));
      }
      connections.delete(database);
    },
  };
}

/** `storageFaults.fail`, for a component test. */
export function failStorage(database, call, fault, times) {
  installStorageFaults();
  globalThis.storageFaults.fail(database, call, fault, times);
}

/** `storageFaults.heal`, for a component test. */
export function healStorage(database) {
  installStorageFaults();
  globalThis.storageFaults.heal(database);
}

/** `storageFaults.closeConnections`, for a component test. */
export function closeConnections(database) {
  installStorageFaults();
  globalThis.storageFaults.closeConnections(database);
}

/** Puts a number where a text belongs, past the editor. */
export async function putNumber(database, table, key) {
  const opening = indexedDB.open(database);
  await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }));
  const transaction = opening.result.transaction(table, "readwrite");
  transaction.objectStore(table).put(7, key);
  await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onabort: reject }));
  opening.result.close();
}
