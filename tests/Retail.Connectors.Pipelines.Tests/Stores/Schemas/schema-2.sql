CREATE TABLE work (
    flow TEXT NOT NULL, source TEXT NOT NULL,
    version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, waiting_since INTEGER,
    wait_source TEXT, wait_role TEXT, wait_target TEXT,
    revision TEXT, error TEXT NOT NULL DEFAULT '', flow_version INTEGER NOT NULL DEFAULT 1, trace TEXT,
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
CREATE INDEX work_wait ON work (wait_source, wait_role) WHERE state = 1;
CREATE INDEX work_state ON work (flow, state);
CREATE TABLE parked (
    flow TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
CREATE TABLE ledger (
    key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
    mixed INTEGER NOT NULL DEFAULT 0, begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
CREATE TABLE link (
    source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
    name TEXT NOT NULL, at INTEGER NOT NULL, lines TEXT, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
CREATE TABLE shadow (
    source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (source, flow)) WITHOUT ROWID;
CREATE TABLE cursor (feed TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE identity (system TEXT PRIMARY KEY, identity TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
    actor TEXT NOT NULL, note TEXT NOT NULL, seal TEXT);
CREATE INDEX work_turn ON work (flow, priority, due) WHERE state <= 1;
CREATE INDEX work_leased ON work (flow, lease_until) WHERE lease_until > 0;
CREATE INDEX parked_code ON parked (code, flow);
CREATE INDEX work_source ON work (source);
CREATE INDEX work_done ON work (due) WHERE state = 3;
CREATE INDEX audit_unsealed ON audit (seq) WHERE seal IS NULL;
CREATE TABLE removed_work (one INTEGER PRIMARY KEY CHECK (one = 1), fence INTEGER NOT NULL);
CREATE TABLE audit_start (one INTEGER PRIMARY KEY CHECK (one = 1), seal TEXT NOT NULL);
CREATE TABLE parked_missing (
    name TEXT NOT NULL, from_system TEXT NOT NULL, to_system TEXT NOT NULL, value TEXT NOT NULL,
    flow TEXT NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (name, from_system, to_system, value, flow, source)) WITHOUT ROWID;
CREATE INDEX parked_missing_work ON parked_missing (flow, source);
CREATE TABLE hold (
    kind INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, entry_flow TEXT, entry_source TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)) WITHOUT ROWID;

INSERT INTO work (flow, source, version, state, due, priority, fence, since, revision, flow_version, trace) VALUES
    ('orders/erp', 'shop/order/1', 3, 0, 9466848000000000, 0, 2, 9466848000000000, 'a', 2, '00-1-2-01'),
    ('orders/erp', 'shop/order/2', 1, 2, 9466848000000000, 0, 1, 9466848000000000, NULL, 1, NULL),
    ('orders/erp', 'shop/order/4', 1, 3, 9466848000000000, 0, 1, 9466848000000000, 'z', 1, NULL);
INSERT INTO parked VALUES
    ('orders/erp', 'shop/order/2', 9466848000000000, '{"Code":"missing-mapping","Explanation":"No.","FixHint":"Map it.","Owner":"Erp","Missing":[{"Table":"payment-method","From":"shop","To":"erp","Value":"visa"}]}', 'missing-mapping', 'Erp');
INSERT INTO parked_missing VALUES ('payment-method', 'shop', 'erp', 'visa', 'orders/erp', 'shop/order/2');
INSERT INTO link VALUES ('shop/order/4', 'sales-order', 'erp/sales-order/S4', 'erp', 'S4', 9466848000000000, '{"1":"2"}');
INSERT INTO cursor VALUES ('shop/order', '7', 9466848000000000);
INSERT INTO hold VALUES (1, 'crm', 'It moves.', NULL, NULL, 9466848000000000);
INSERT INTO removed_work VALUES (1, 9);
INSERT INTO audit (at, subject, action, actor, note) VALUES (9466848000000000, 'shop/order/4', 'effect-reached', 'engine', 'S4');
PRAGMA user_version = 2;
