namespace Retail.Connectors.Testing.Odoo.Records;

internal enum OdooFieldType
{
    Char,
    Text,
    Html,
    Selection,
    Boolean,
    Integer,
    Float,
    Monetary,
    Date,
    Datetime,
    Many2one,
    One2many,
    Many2many,
    Json,
    Binary,
}
