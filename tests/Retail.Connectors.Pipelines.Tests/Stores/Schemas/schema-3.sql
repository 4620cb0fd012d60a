CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
    actor TEXT NOT NULL, note TEXT NOT NULL, seal TEXT);
INSERT INTO "audit" VALUES(1,9466848000000000,'shop/order/4','effect-reached','engine','S4',NULL);
CREATE TABLE audit_start (one INTEGER PRIMARY KEY CHECK (one = 1), seal TEXT NOT NULL);
CREATE TABLE cursor (feed TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "cursor" VALUES('shop/order','7',9466848000000000);
CREATE TABLE hold (
    kind INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, entry_flow TEXT, entry_source TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE identity (system TEXT PRIMARY KEY, identity TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "identity" VALUES('shop','https://shop.example',9466848000000000);
CREATE TABLE ledger (
    key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
    mixed INTEGER NOT NULL DEFAULT 0, begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
INSERT INTO "ledger" VALUES('shop/order/1/submit@erp','asked','orders/erp','shop/order/1',2,0,9466848000000000,9466848000000000,NULL,NULL);
INSERT INTO "ledger" VALUES('shop/order/4/submit@erp','asked','orders/erp','shop/order/4',1,0,9466848000000000,9466848000000000,9466848000000000,'{"Document":{"System":"erp","Kind":"sales-order","Id":"S4"},"DisplayName":"S4","Stage":"Confirmed","Roundings":[],"Lines":{}}');
CREATE TABLE link (
    source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
    name TEXT NOT NULL, at INTEGER NOT NULL, lines TEXT, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
INSERT INTO "link" VALUES('shop/order/4','sales-order','erp/sales-order/S4','erp','S4',9466848000000000,NULL);
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subject TEXT NOT NULL,
    data TEXT, trace TEXT, at INTEGER NOT NULL, published INTEGER);
CREATE TABLE outbox_reader (
    one INTEGER PRIMARY KEY CHECK (one = 1), reader TEXT NOT NULL, fence INTEGER NOT NULL, lease_until INTEGER NOT NULL);
CREATE TABLE parked (
    flow TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
INSERT INTO "parked" VALUES('orders/erp','shop/order/2',9466848000000000,'{"Code":"missing-mapping","Explanation":"No.","FixHint":"Map it.","Owner":"Erp","Missing":[{"Table":"payment-method","From":"shop","To":"erp","Value":"visa"}]}','missing-mapping','Erp');
INSERT INTO "parked" VALUES('orders/erp','shop/order/3',9466848000000000,'{"Code":"money-differs","Explanation":"No.","FixHint":"Look.","Owner":"Finance","Missing":[]}','money-differs','Finance');
CREATE TABLE parked_missing (
    name TEXT NOT NULL, from_system TEXT NOT NULL, to_system TEXT NOT NULL, value TEXT NOT NULL,
    flow TEXT NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (name, from_system, to_system, value, flow, source)) WITHOUT ROWID;
INSERT INTO "parked_missing" VALUES('payment-method','shop','erp','visa','orders/erp','shop/order/2');
CREATE TABLE removed_work (one INTEGER PRIMARY KEY CHECK (one = 1), fence INTEGER NOT NULL);
CREATE TABLE shadow (
    source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (source, flow)) WITHOUT ROWID;
INSERT INTO "shadow" VALUES('shop/order/4','orders/erp','z','asked',9466848000000000);
CREATE TABLE work (
    flow TEXT NOT NULL, source TEXT NOT NULL,
    version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
    fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, waiting_since INTEGER,
    wait_source TEXT, wait_role TEXT, wait_target TEXT,
    revision TEXT, error TEXT NOT NULL DEFAULT '', flow_version INTEGER NOT NULL DEFAULT 1, trace TEXT,
    PRIMARY KEY (flow, source)) WITHOUT ROWID;
INSERT INTO "work" VALUES('orders/erp','shop/order/1',1,0,9466848000000000,0,2,0,'node-1',2,9466848000000000,NULL,NULL,NULL,NULL,'a','busy',1,NULL);
INSERT INTO "work" VALUES('orders/erp','shop/order/2',1,2,9466848000000000,0,1,0,'node-1',1,9466848000000000,NULL,NULL,NULL,NULL,'a','missing-mapping',1,NULL);
INSERT INTO "work" VALUES('orders/erp','shop/order/3',1,2,9466848000000000,0,1,0,'node-1',1,9466848000000000,NULL,NULL,NULL,NULL,'a','money-differs',1,NULL);
INSERT INTO "work" VALUES('orders/erp','shop/order/4',1,3,9466848000000000,0,1,0,'node-1',0,9466848000000000,NULL,NULL,NULL,NULL,'a','',1,NULL);
CREATE INDEX work_wait ON work (wait_source, wait_role) WHERE state = 1;
CREATE INDEX work_state ON work (flow, state);
CREATE INDEX work_turn ON work (flow, priority, due) WHERE state <= 1;
CREATE INDEX work_leased ON work (flow, lease_until) WHERE lease_until > 0;
CREATE INDEX parked_code ON parked (code, flow);
CREATE INDEX work_source ON work (source);
CREATE INDEX work_done ON work (due) WHERE state = 3;
CREATE INDEX audit_unsealed ON audit (seq) WHERE seal IS NULL;
CREATE INDEX parked_missing_work ON parked_missing (flow, source);
CREATE INDEX outbox_open ON outbox (seq) WHERE published IS NULL;
CREATE INDEX outbox_published ON outbox (published) WHERE published IS NOT NULL;
PRAGMA user_version = 3;
