INSERT INTO retail.work (flow, source, version, fence, due, since, state, priority, revision) VALUES
    ('orders/erp', 'shop/order/1', 1, 2, '2000-01-01Z', '2000-01-01Z', 0, 0, 'a'),
    ('orders/erp', 'shop/order/2', 1, 1, '2000-01-01Z', '2000-01-01Z', 2, 0, 'a'),
    ('orders/erp', 'shop/order/3', 1, 1, '2000-01-01Z', '2000-01-01Z', 2, 0, 'a'),
    ('orders/erp', 'shop/order/4', 1, 1, '2000-01-01Z', '2000-01-01Z', 3, 0, 'a');
INSERT INTO retail.parked (flow, source, at, reason, code, owner) VALUES
    ('orders/erp', 'shop/order/2', '2000-01-01Z', '{"Code":"missing-mapping","Explanation":"No.","FixHint":"Map it.","Owner":"Erp","Missing":[{"Table":"payment-method","From":"shop","To":"erp","Value":"visa"}]}', 'missing-mapping', 'Erp'),
    ('orders/erp', 'shop/order/3', '2000-01-01Z', '{"Code":"money-differs","Explanation":"No.","FixHint":"Look.","Owner":"Finance","Missing":[]}', 'money-differs', 'Finance');
INSERT INTO retail.parked_missing (name, from_system, to_system, value, flow, source) VALUES
    ('payment-method', 'shop', 'erp', 'visa', 'orders/erp', 'shop/order/2');
INSERT INTO retail.ledger (key, command, flow, source, fence, begun, send_before, completed, receipt) VALUES
    ('shop/order/1/submit@erp', 'asked', 'orders/erp', 'shop/order/1', 2, '2000-01-01Z', '2000-01-01Z', NULL, NULL),
    ('shop/order/4/submit@erp', 'asked', 'orders/erp', 'shop/order/4', 1, '2000-01-01Z', '2000-01-01Z', '2000-01-01Z',
    '{"Document":{"System":"erp","Kind":"sales-order","Id":"S4"},"DisplayName":"S4","Stage":"Confirmed","Roundings":[],"Lines":{}}');
INSERT INTO retail.link (source, role, target, target_system, name, at) VALUES
    ('shop/order/4', 'sales-order', 'erp/sales-order/S4', 'erp', 'S4', '2000-01-01Z');
INSERT INTO retail.shadow (source, flow, seen, written, at) VALUES ('shop/order/4', 'orders/erp', 'z', 'asked', '2000-01-01Z');
INSERT INTO retail.cursor (feed, value, at) VALUES ('shop/order', '7', '2000-01-01Z');
INSERT INTO retail.identity (system, identity, at) VALUES ('shop', 'https://shop.example', '2000-01-01Z');
INSERT INTO retail.audit (at, subject, action, actor, note) VALUES ('2000-01-01Z', 'shop/order/4', 'effect-reached', 'engine', 'S4');
