// The address says what is shown: /?page=N, /?product=ID, /?order=ID. Links work without this script's help.
const content = document.querySelector("#content");
const money = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
const hues = { Kitchen: 20, Home: 280, Garden: 110, Desk: 215, Outdoors: 165 };
const price = (cents) => money.format(cents / 100);

/** Builds an element. Text is always set as text, never as HTML. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function picture(product) {
  const shown = element("div", { className: "picture" }, product.name[0]);
  shown.style.setProperty("--hue", hues[product.category] ?? 200);
  shown.ariaHidden = "true";
  return shown;
}

async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(body.detail ?? body.title), { problem: body });
  }
  return body;
}

function show(title, ...parts) {
  document.title = `${title} · Harbour Goods`;
  content.replaceChildren(element("h1", {}, title), ...parts);
  content.ariaBusy = "false";
}

function card(product) {
  const text = element(
    "div",
    { className: "text" },
    element("span", { className: "name" }, product.name),
    element("span", { className: "quiet" }, product.category),
    element("span", { className: "price" }, price(product.priceCents)),
  );
  const link = element("a", { className: "card", href: `/?product=${product.id}` }, picture(product), text);
  return element("li", {}, link);
}

async function showPage(number) {
  const { page, pages, products } = await ask(`/api/products?page=${encodeURIComponent(number)}`);
  const step = (to, label) => (to < 1 || to > pages ? "" : element("a", { className: "button", href: `/?page=${to}` }, label));
  const steps = element("nav", { className: "pages", ariaLabel: "Pages" }, step(page - 1, "Previous"));
  steps.append(element("span", {}, `Page ${page} of ${pages}`), step(page + 1, "Next"));
  show("All products", element("ul", { className: "grid" }, ...products.map(card)), steps);
}

async function showProduct(id) {
  const product = await ask(`/api/products/${encodeURIComponent(id)}`);
  const details = element(
    "div",
    {},
    element("p", { className: "quiet" }, product.category),
    element("p", {}, product.description),
    element("p", { className: "price" }, price(product.priceCents)),
    orderForm(product),
  );
  show(product.name, element("div", { className: "product" }, picture(product), details));
}

function orderForm(product) {
  const quantity = element("input", { type: "number", name: "quantity", min: 1, max: 100, value: 1, required: true });
  const send = element("button", { className: "main" }, "Order now");
  const error = element("p", { className: "error", role: "alert" });
  const form = element("form", {}, element("label", {}, "Quantity", quantity), send, error);
  // One key for each thing ordered: pressing the button again after a failure repeats the order and adds none.
  let key = newKey();
  quantity.addEventListener("change", () => (key = newKey()));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    error.textContent = "";
    try {
      const order = await place(product.id, quantity.valueAsNumber, key);
      key = newKey();
      location.assign(`/?order=${order.id}`);
    } catch (failure) {
      error.textContent = `${failure.message} You can press the button again: it stays one order.`;
    } finally {
      send.disabled = false;
    }
  });
  return form;
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

function place(productId, quantity, key) {
  return ask("/api/orders", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify({ productId, quantity }),
  });
}

async function showOrder(id) {
  const order = await ask(`/api/orders/${encodeURIComponent(id)}`);
  const product = await ask(`/api/products/${order.productId}`);
  const rows = {
    State: element("span", { className: `state ${order.state}` }, order.state),
    Product: element("a", { href: `/?product=${product.id}` }, product.name),
    Quantity: String(order.quantity),
    Total: price(order.totalCents),
    Placed: new Date(order.createdAt).toLocaleString(),
    Number: order.id,
  };
  const list = element("dl");
  for (const [name, value] of Object.entries(rows)) {
    list.append(element("dt", {}, name), element("dd", {}, value));
  }
  const refresh = element("button", { onclick: () => start() }, "Look again");
  show("Your order", element("div", { className: "panel" }, list, refresh));
}

async function start() {
  const query = new URLSearchParams(location.search);
  try {
    if (query.has("order")) await showOrder(query.get("order"));
    else if (query.has("product")) await showProduct(query.get("product"));
    else await showPage(query.get("page") ?? "1");
  } catch (failure) {
    const back = element("a", { className: "button", href: "/" }, "Back to all products");
    show("That did not work", element("p", { className: "note" }, failure.message), back);
  }
}

await start();
