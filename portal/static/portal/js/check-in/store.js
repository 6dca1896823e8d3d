// What a device at the door keeps: the sealed list of each event, and the scans until the server has answered for them.
const NAME = "check-in";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lists");
      request.result.createObjectStore("scans", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Resolves when the transaction is committed: what was put away is then on the disk.
async function within(store, mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const keptList = (event) => within("lists", "readonly", (lists) => lists.get(event));
export const keepList = (event, list) => within("lists", "readwrite", (lists) => lists.put(list, event));
export const forgetLists = () => within("lists", "readwrite", (lists) => lists.clear());

export const allScans = () => within("scans", "readonly", (scans) => scans.getAll());
export const keepScan = (scan) => within("scans", "readwrite", (scans) => scans.put(scan));
export const dropScans = (ids) => within("scans", "readwrite", (scans) => void ids.forEach((id) => scans.delete(id)));
