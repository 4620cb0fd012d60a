using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>The ERP's documents in the words of the model.</summary>
internal static class Records
{
    public static SalesOrder SalesOrder(ErpConnection erp, ErpSession session, ErpDocument document)
    {
        var out_ = Moved(session, document.Id, "out");
        var back = Moved(session, document.Id, "back");
        return new SalesOrder
        {
            Ref = erp.Ref(EntityKind.SalesOrder, document.Id),
            Number = document.Number,
            Key = document.Key,
            Stage = document.Stage,
            SourceState = document.State,
            PlacedAt = document.MadeAt,
            Customer = erp.Ref(EntityKind.Partner, document.Customer),
            Fulfilment = out_.Count == 0 ? FulfilmentState.None : FulfilmentState.Full,
            Lines =
            [
                .. document.Lines.Select(line => new SalesOrderLine(
                    line.Key, line.Sku, line.Name, line.Quantity, out_.GetValueOrDefault(line.Key) - back.GetValueOrDefault(line.Key), 0,
                    document.Money(line.Net))),
            ],
            Totals = document.Totals,
        };
    }

    public static Invoice Invoice(ErpConnection erp, ErpSession session, ErpDocument document) => new()
    {
        Ref = erp.Ref(EntityKind.Invoice, document.Id),
        Number = document.Number,
        Key = document.Key,
        SalesOrders = document.Origin is { } order ? [erp.Ref(EntityKind.SalesOrder, order)] : [],
        Stage = document.Stage,
        Date = DateOf(document),
        Totals = document.Totals,
        Open = document.Totals.Grand - Paid(session, document),
    };

    public static CreditNote CreditNote(ErpConnection erp, ErpDocument document) => new()
    {
        Ref = erp.Ref(EntityKind.CreditNote, document.Id),
        Number = document.Number,
        Key = document.Key,
        Invoice = document.Origin is { } invoice ? erp.Ref(EntityKind.Invoice, invoice) : null,
        Stage = document.Stage,
        Date = DateOf(document),
        Totals = document.Totals,
        Open = document.Totals.Grand,
    };

    private static LocalDate? DateOf(ErpDocument document) => document.Date.Length > 0 ? LocalDatePattern.Iso.Parse(document.Date).Value : null;

    private static Money Paid(ErpSession session, ErpDocument document) => document.Money(session.Rows(
        "SELECT COALESCE(SUM(amount), 0) FROM payment WHERE invoice = $id", static row => row.GetInt64(0), ("$id", document.Id)).Single());

    private static Dictionary<string, decimal> Moved(ErpSession session, long order, string direction) => session.Rows(
        """
        SELECT line_key, quantity FROM delivery_line JOIN delivery ON delivery.id = delivery_line.delivery
        WHERE delivery.document = $id AND direction = $direction
        """,
        static row => (Line: row.GetString(0), Quantity: decimal.Parse(row.GetString(1), CultureInfo.InvariantCulture)),
        ("$id", order), ("$direction", direction))
        .GroupBy(line => line.Line, StringComparer.Ordinal)
        .ToDictionary(line => line.Key, line => line.Sum(part => part.Quantity), StringComparer.Ordinal);
}
