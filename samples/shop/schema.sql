-- The schema that the shop's code believes in.
CREATE TABLE customers (
    id         INTEGER PRIMARY KEY,
    email      TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name       TEXT NOT NULL,
    phone      TEXT,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE products (
    id     INTEGER PRIMARY KEY,
    sku    TEXT NOT NULL UNIQUE,
    title  TEXT NOT NULL,
    price  NUMERIC(10, 2) NOT NULL CHECK (price >= 0),
    stock  INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);

CREATE TABLE orders (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
    status      TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'paid', 'sent', 'cancelled')),
    note        TEXT,
    ordered_at  TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    paid_at     TEXT
);

CREATE TABLE order_items (
    order_id   INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE RESTRICT,
    quantity   INTEGER NOT NULL CHECK (quantity > 0),
    unit_price NUMERIC(10, 2) NOT NULL,
    total      NUMERIC GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL,
    PRIMARY KEY (order_id, product_id)
) WITHOUT ROWID;

CREATE INDEX orders_customer ON orders (customer_id, ordered_at DESC);
CREATE INDEX orders_open ON orders (ordered_at) WHERE status IN ('new', 'paid');
CREATE INDEX products_title ON products (title COLLATE NOCASE);

CREATE VIEW open_orders AS
SELECT o.id, c.name AS customer, o.status, sum(i.total) AS total
FROM orders o
JOIN customers c ON c.id = o.customer_id
JOIN order_items i ON i.order_id = o.id
WHERE o.status IN ('new', 'paid')
GROUP BY o.id;

CREATE TRIGGER order_items_take_stock AFTER INSERT ON order_items
BEGIN
    UPDATE products SET stock = stock - new.quantity WHERE id = new.product_id;
END;
