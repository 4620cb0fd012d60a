using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Products;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>
/// The feeds. A parent's date does not move with its rows, nor a sale's with its shipments: so each feed polls all models whose
/// changes concern its records.
/// </summary>
internal static class TrytonFeeds
{
    public static IChangeFeed<Product> Products(TrytonConnection tryton) => new TrytonFeed<Product>(
        tryton, "Prices of price lists are not told, translations neither.",
        new FeedSource("product.template", AnyActivity, [], row => [ProductIds.Product(tryton.System, row.Id)]),
        new FeedSource("product.product", AnyActivity, ["template"], row => [ProductIds.Product(tryton.System, row.Number("template") ?? 0)]));

    public static IChangeFeed<Customer> Customers(TrytonConnection tryton) => new TrytonFeed<Customer>(
        tryton, string.Empty,
        new FeedSource("party.party", AnyActivity, [], row => [Partner(tryton, row.Id)]),
        new FeedSource("party.address", AnyActivity, ["party"], row => [Partner(tryton, row.Number("party") ?? 0)]),
        new FeedSource("party.contact_mechanism", AnyActivity, ["party"], row => [Partner(tryton, row.Number("party") ?? 0)]));

    public static IChangeFeed<SalesOrder> Sales(TrytonConnection tryton) => new TrytonFeed<SalesOrder>(
        tryton, string.Empty,
        new FeedSource("sale.sale", Own(tryton), [], row => [Ref(tryton, EntityKind.SalesOrder, row.Id)]),
        new FeedSource("sale.line", TrytonDomain.Equal("sale.company", tryton.Company.Id), ["sale"], row => Sale(tryton, row)),
        new FeedSource(
            "stock.move", Own(tryton).And(TrytonDomain.In("state", ["done", "cancelled"])).And(TrytonDomain.Where("origin", "like", TrytonValue.From("sale.line,%"))), ["sale"],
            row => Sale(tryton, row)),
        new FeedSource(
            "account.invoice", CustomerInvoices(tryton), ["sales"], row => row.Numbers("sales").Select(sale => Ref(tryton, EntityKind.SalesOrder, sale))));

    public static IChangeFeed<Shipment> Shipments(TrytonConnection tryton) => new TrytonFeed<Shipment>(
        tryton, "Only shipments that are done are told.",
        new FeedSource("stock.shipment.out", Own(tryton).And(TrytonDomain.Equal("state", "done")), [], row => [Ref(tryton, EntityKind.Shipment, row.Id)]));

    public static IChangeFeed<Invoice> Invoices(TrytonConnection tryton) => new TrytonFeed<Invoice>(
        tryton, "A payment in part does not move the invoice's date on every server.",
        new FeedSource(
            "account.invoice", CustomerInvoices(tryton), ["total_amount"],
            row => row.Amount("total_amount") < 0 ? [] : [Ref(tryton, EntityKind.Invoice, row.Id)]));

    public static IChangeFeed<CreditNote> CreditNotes(TrytonConnection tryton) => new TrytonFeed<CreditNote>(
        tryton, "A credit note is an invoice with a negative total: drafts that come to nothing are told as invoices.",
        new FeedSource(
            "account.invoice", CustomerInvoices(tryton), ["total_amount"],
            row => row.Amount("total_amount") < 0 ? [Ref(tryton, EntityKind.CreditNote, row.Id)] : []));

    public static IChangeFeed<StockLevel> Stock(TrytonConnection tryton) => new TrytonFeed<StockLevel>(
        tryton, "It says of which variants the stock may have changed, by the movements of goods; values have to be read.",
        new FeedSource("stock.move", Own(tryton), ["product.template"], row => row.Nested("product.") is { } product
            ? [ProductIds.Variant(tryton.System, product.Number("template") ?? 0, product.Id)]
            : []));

    private static TrytonDomain AnyActivity { get; } = TrytonDomain.All.IncludingInactive();

    private static TrytonDomain Own(TrytonConnection tryton) => TrytonDomain.Equal("company", tryton.Company.Id);

    private static TrytonDomain CustomerInvoices(TrytonConnection tryton) => Own(tryton).And(TrytonDomain.Equal("type", "out"));

    private static IEnumerable<EntityRef> Sale(TrytonConnection tryton, TrytonRow row) =>
        row.Number("sale") is { } sale ? [Ref(tryton, EntityKind.SalesOrder, sale)] : [];

    private static EntityRef Partner(TrytonConnection tryton, long id) => Ref(tryton, EntityKind.Partner, id);

    private static EntityRef Ref(TrytonConnection tryton, EntityKind kind, long id) => new(tryton.System, kind, TrytonFormat.Id(id));
}
