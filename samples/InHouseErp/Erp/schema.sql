-- An ERP as a company may have written it for itself: tables, and rules that hold whoever writes.
-- Amounts are whole minor units of the document's currency.

CREATE TABLE installation (id TEXT NOT NULL);

CREATE TABLE company (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    closed_through TEXT NOT NULL DEFAULT '');

CREATE TABLE currency (code TEXT PRIMARY KEY, digits INTEGER NOT NULL);
CREATE TABLE payment_method (company TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (company, name));

-- The percentage in ten-thousandths: 72500 is 7.25 %.
CREATE TABLE tax (company TEXT NOT NULL, code TEXT NOT NULL, percent INTEGER NOT NULL, PRIMARY KEY (company, code));

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    price INTEGER NOT NULL,
    UNIQUE (company, sku));

CREATE TABLE price_list (id INTEGER PRIMARY KEY, company TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL, UNIQUE (company, name));
CREATE TABLE price (list INTEGER NOT NULL, sku TEXT NOT NULL, min_quantity TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (list, sku, min_quantity));

CREATE TABLE location (id INTEGER PRIMARY KEY, company TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (company, code));
CREATE TABLE stock (location INTEGER NOT NULL, sku TEXT NOT NULL, on_hand TEXT NOT NULL, PRIMARY KEY (location, sku));

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    external_key TEXT,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    UNIQUE (company, external_key));

-- Orders, invoices and credit notes. State: draft, open (an order that is confirmed), posted (an invoice or credit note), cancelled.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    external_key TEXT,
    content TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    origin INTEGER,
    customer INTEGER NOT NULL,
    currency TEXT NOT NULL REFERENCES currency (code),
    payment_method TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    UNIQUE (company, kind, external_key));

CREATE INDEX document_by_time ON document (company, kind, made_at);
CREATE INDEX document_by_origin ON document (origin);

CREATE TABLE document_line (
    document INTEGER NOT NULL,
    line_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity TEXT NOT NULL,
    net INTEGER NOT NULL,
    PRIMARY KEY (document, line_key));

-- The tax of a line is computed here, rounded half away from zero, whatever is written.
CREATE TABLE document_tax (
    document INTEGER NOT NULL,
    line_key TEXT NOT NULL,
    tax TEXT NOT NULL,
    amount INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document, line_key, tax));

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    external_key TEXT,
    content TEXT NOT NULL,
    invoice INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    method TEXT NOT NULL,
    date TEXT NOT NULL,
    reference TEXT NOT NULL,
    UNIQUE (company, external_key));

-- Goods that left (out) or came back (back).
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    external_key TEXT,
    content TEXT NOT NULL DEFAULT '',
    document INTEGER NOT NULL,
    direction TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    UNIQUE (company, external_key));

CREATE TABLE delivery_line (
    delivery INTEGER NOT NULL,
    line_key TEXT NOT NULL,
    sku TEXT NOT NULL,
    quantity TEXT NOT NULL,
    disposition TEXT NOT NULL DEFAULT '');

CREATE INDEX delivery_by_document ON delivery (document);
CREATE INDEX delivery_line_by_delivery ON delivery_line (delivery);

-- What changed, in the order of commits.
CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    company TEXT NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0);

CREATE INDEX change_by_record ON change (kind, record);

CREATE TRIGGER tax_computed AFTER INSERT ON document_tax BEGIN
    UPDATE document_tax SET amount = (
        SELECT (2 * line.net * tax.percent + 1000000 * SIGN(line.net)) / 2000000
        FROM document JOIN document_line AS line ON line.document = document.id AND line.line_key = NEW.line_key
        JOIN tax ON tax.company = document.company AND tax.code = NEW.tax
        WHERE document.id = NEW.document)
    WHERE document = NEW.document AND line_key = NEW.line_key AND tax = NEW.tax;
END;

CREATE TRIGGER period_is_open BEFORE UPDATE OF state ON document
WHEN NEW.state = 'posted' AND NEW.date <= (SELECT closed_through FROM company WHERE code = NEW.company)
BEGIN
    SELECT RAISE(ABORT, 'closed-period');
END;

CREATE TRIGGER posted_line_stays BEFORE INSERT ON document_line
WHEN (SELECT state FROM document WHERE id = NEW.document) IN ('posted', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'document-binds');
END;

CREATE TRIGGER posted_line_is_kept BEFORE DELETE ON document_line
WHEN (SELECT state FROM document WHERE id = OLD.document) IN ('posted', 'cancelled')
BEGIN
    SELECT RAISE(ABORT, 'document-binds');
END;

CREATE TRIGGER document_made AFTER INSERT ON document BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, NEW.kind, NEW.id);
END;

CREATE TRIGGER document_changed AFTER UPDATE ON document BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, NEW.kind, NEW.id);
END;

CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
    INSERT INTO change (company, kind, record, gone) VALUES (OLD.company, OLD.kind, OLD.id, 1);
END;

CREATE TRIGGER article_made AFTER INSERT ON article BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, 'article', NEW.id);
END;

CREATE TRIGGER article_changed AFTER UPDATE ON article BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, 'article', NEW.id);
END;

CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO change (company, kind, record, gone) VALUES (OLD.company, 'article', OLD.id, 1);
END;

CREATE TRIGGER delivery_made AFTER INSERT ON delivery WHEN NEW.direction = 'out' BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, 'delivery', NEW.id);
END;

CREATE TRIGGER delivery_changed AFTER UPDATE ON delivery WHEN NEW.direction = 'out' BEGIN
    INSERT INTO change (company, kind, record) VALUES (NEW.company, 'delivery', NEW.id);
END;

CREATE TRIGGER delivery_removed AFTER DELETE ON delivery WHEN OLD.direction = 'out' BEGIN
    INSERT INTO change (company, kind, record, gone) VALUES (OLD.company, 'delivery', OLD.id, 1);
END;

-- What lies there, less what confirmed orders still wait for.
CREATE VIEW available AS
SELECT location.company, location.id AS location, location.code, stock.sku,
    CAST(stock.on_hand AS REAL) - COALESCE((
        SELECT SUM(CAST(line.quantity AS REAL)) FROM document JOIN document_line AS line ON line.document = document.id
        WHERE document.company = location.company AND document.kind = 'order' AND document.state = 'open' AND line.sku = stock.sku
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.document = document.id AND delivery.direction = 'out')
            AND location.id = (SELECT MIN(id) FROM location AS own WHERE own.company = document.company)), 0) AS quantity
FROM location JOIN stock ON stock.location = location.id;
