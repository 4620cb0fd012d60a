CREATE TABLE work (
    flow TEXT NOT NULL, source TEXT NOT NULL,
    version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, waiting_since INTEGER,
    wait_source TEXT, wait_role TEXT, wait_target TEXT,
    revision TEXT, error TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
CREATE INDEX work_due ON work (priority, due) WHERE state <= 1;
CREATE INDEX work_wait ON work (wait_source, wait_role) WHERE state = 1;
CREATE INDEX work_state ON work (flow, state);
CREATE TABLE parked (
    flow TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
CREATE TABLE ledger (
    key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
    mixed INTEGER NOT NULL DEFAULT 0, begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
CREATE TABLE link (
    source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
    name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
CREATE TABLE shadow (
    source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (source, flow)) WITHOUT ROWID;
CREATE TABLE cursor (feed TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE identity (system TEXT PRIMARY KEY, identity TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
    actor TEXT NOT NULL, note TEXT NOT NULL);

INSERT INTO work (flow, source, version, state, due, priority, fence, since, revision) VALUES
    ('orders/erp', 'shop/order/1', 3, 0, 9466848000000000, 0, 2, 9466848000000000, 'a'),
    ('orders/erp', 'shop/order/2', 1, 2, 9466848000000000, 0, 1, 9466848000000000, NULL),
    ('orders/erp', 'shop/order/3', 1, 2, 9466848000000000, 0, 1, 9466848000000000, NULL),
    ('orders/erp', 'shop/order/4', 1, 3, 9466848000000000, 0, 1, 9466848000000000, 'z');
INSERT INTO parked VALUES
    ('orders/erp', 'shop/order/2', 9466848000000000, '{"Code":"missing-mapping","Explanation":"No.","FixHint":"Map it.","Owner":"Erp","Missing":[{"Table":"payment-method","From":"shop","To":"erp","Value":"visa"}]}'),
    ('orders/erp', 'shop/order/3', 9466848000000000, '{"Code":"money-differs","Explanation":"No.","FixHint":"Look.","Owner":"Finance","Missing":[]}');
INSERT INTO link VALUES ('shop/order/4', 'sales-order', 'erp/sales-order/S4', 'erp', 'S4', 9466848000000000);
INSERT INTO shadow VALUES ('shop/order/4', 'orders/erp', 'z', 'asked', 9466848000000000);
INSERT INTO ledger VALUES
    ('shop/order/1/submit@erp', 'asked', 'orders/erp', 'shop/order/1', 2, 0, 9466848000000000, 9466848000000000, NULL, NULL),
    ('shop/order/4/submit@erp', 'asked', 'orders/erp', 'shop/order/4', 1, 0, 9466848000000000, 9466848000000000, 9466848000000000,
    '{"Document":{"System":"erp","Kind":"sales-order","Id":"S4"},"DisplayName":"S4","Stage":"Confirmed","Roundings":[],"Lines":{}}');
INSERT INTO cursor VALUES ('shop/order', '7', 9466848000000000);
INSERT INTO identity VALUES ('shop', 'https://shop.example', 9466848000000000);
INSERT INTO audit (at, subject, action, actor, note) VALUES (9466848000000000, 'shop/order/4', 'effect-reached', 'engine', 'S4');
PRAGMA user_version = 1;
