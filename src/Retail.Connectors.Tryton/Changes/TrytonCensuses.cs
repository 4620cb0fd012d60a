using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Products;
using Retail.Connectors.Shipments;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>The censuses, by the moment in which records were made.</summary>
internal static class TrytonCensuses
{
    public static ICensus<SalesOrder> Sales(TrytonConnection tryton) => new TrytonCensus<SalesOrder>(
        tryton, "sale.sale", Own(tryton), ["state", "web_id", "total_amount", "currency.code"],
        row => Entry(tryton, EntityKind.SalesOrder, row, row.Text("state"), row.Text("web_id"), Total(row, 1)));

    public static ICensus<Invoice> Invoices(TrytonConnection tryton) => new TrytonCensus<Invoice>(
        tryton, "account.invoice", CustomerInvoices(tryton), ["state", "reference", "total_amount", "currency.code"],
        row => row.Amount("total_amount") < 0 ? null : Entry(tryton, EntityKind.Invoice, row, row.Text("state"), row.Text("reference"), Total(row, 1)));

    public static ICensus<CreditNote> CreditNotes(TrytonConnection tryton) => new TrytonCensus<CreditNote>(
        tryton, "account.invoice", CustomerInvoices(tryton), ["state", "reference", "total_amount", "currency.code"],
        row => row.Amount("total_amount") < 0 ? Entry(tryton, EntityKind.CreditNote, row, row.Text("state"), row.Text("reference"), Total(row, -1)) : null);

    public static ICensus<Shipment> Shipments(TrytonConnection tryton) => new TrytonCensus<Shipment>(
        tryton, "stock.shipment.out", Own(tryton), ["state", "reference"],
        row => Entry(tryton, EntityKind.Shipment, row, row.Text("state"), row.Text("reference"), null));

    public static ICensus<Customer> Customers(TrytonConnection tryton) => new TrytonCensus<Customer>(
        tryton, "party.party", TrytonDomain.All.IncludingInactive(), ["code", "active"],
        row => Entry(tryton, EntityKind.Partner, row, "party", row.Text("code"), null));

    public static ICensus<Product> Products(TrytonConnection tryton) => new TrytonCensus<Product>(
        tryton, "product.template", TrytonDomain.All.IncludingInactive(), ["code"],
        row => Entry(tryton, EntityKind.Product, row, "product", null, null) with { Ref = ProductIds.Product(tryton.System, row.Id) });

    private static TrytonDomain Own(TrytonConnection tryton) => TrytonDomain.Equal("company", tryton.Company.Id);

    private static TrytonDomain CustomerInvoices(TrytonConnection tryton) => Own(tryton).And(TrytonDomain.Equal("type", "out"));

    private static CensusEntry Entry(TrytonConnection tryton, EntityKind kind, TrytonRow row, string? state, string? key, Money? total) => new(
        new EntityRef(tryton.System, kind, TrytonFormat.Id(row.Id)), TrytonStamps.Revision(row.Created, row.Written), state ?? string.Empty, total,
        string.IsNullOrEmpty(key) ? null : key);

    private static Money? Total(TrytonRow row, int sign) =>
        row.Amount("total_amount") is { } total && row.Nested("currency.")?.Text("code") is { } code && code.Length == 3 && code.All(char.IsAsciiLetterUpper)
            ? new Money(sign * total, new CurrencyCode(code))
            : null;
}
