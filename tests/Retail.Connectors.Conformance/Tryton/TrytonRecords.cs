using System.Globalization;
using NodaTime;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>Records as people make them by the dozen.</summary>
/// <param name="Model">What is made: a shipment begins as a sale.</param>
/// <param name="Batch">How many a server takes in one call.</param>
/// <param name="Next">The next one.</param>
internal sealed record TrytonRecords(string Model, int Batch, Func<TrytonFields> Next)
{
    public static string ModelOf(EntityKind kind) => kind.Value switch
    {
        "partner" => "party.party",
        "sales-order" => "sale.sale",
        "product" => "product.template",
        "shipment" => "stock.shipment.out",
        "invoice" or "credit-note" => "account.invoice",
        _ => throw new NotSupportedException($"Records of kind {kind} cannot be put in."),
    };

    public static string TextFieldOf(EntityKind kind) => kind.Value switch
    {
        "partner" or "product" => "name",
        "shipment" => "reference",
        _ => "description",
    };

    public static async Task<TrytonRecords> MakeAsync(TrytonClient client, long company, EntityKind kind, Instant at, CancellationToken cancellationToken)
    {
        switch (kind.Value)
        {
            case "partner":
                return new("party.party", 500, static () => new TrytonFields().Set("name", "Example customer").Set("code", NewCode()));
            case "product":
                var unit = (await client.SearchAsync("product.uom", TrytonDomain.Equal("symbol", "u"), null, cancellationToken))[0];
                return new("product.template", 500, () => new TrytonFields().Set("name", "Example product").Set("default_uom", unit).Set("type", "goods").Set("list_price", 1m)
                    .SetRows("products", TrytonCommand.Create(new TrytonFields().Set("suffix_code", NewCode()).Set("cost_price", 0m))));
        }

        var buyer = await client.CreateAsync("party.party", new TrytonFields().Set("name", "Example customer").SetRows(
            "addresses", TrytonCommand.Create(new TrytonFields().Set("street", "1 Example Street").Set("invoice", true).Set("delivery", true))), cancellationToken);
        var address = (await client.FindAsync(TrytonModels.Parties, buyer, cancellationToken))!.Addresses[0].Id;
        var currency = (await client.FindAsync(TrytonModels.Companies, company, cancellationToken))!.Currency!.Id;
        var article = (await client.SearchReadAsync(TrytonModels.Products, TrytonDomain.Equal("code", "SUITE-1"), null, cancellationToken))[0];
        if (kind.Value is "sales-order" or "shipment")
        {
            var day = at.InUtc().Date;
            var warehouse = (await client.SearchAsync("stock.location", TrytonDomain.Equal("code", "WH"), null, cancellationToken))[0];
            return kind == EntityKind.SalesOrder
                ? new("sale.sale", 500, Sale)
                : new("sale.sale", 20, () => Sale().SetRows("lines", TrytonCommand.Create(Line(1))));

            TrytonFields Sale() => Document().Set("shipment_address", address).Set("sale_date", day).Set("warehouse", warehouse);
        }

        var owed = await AccountAsync("1400");
        var earned = await AccountAsync("8400");
        var journal = (await client.SearchAsync("account.journal", TrytonDomain.Equal("type", "revenue"), null, cancellationToken))[0];
        var quantity = kind == EntityKind.CreditNote ? -1 : 1;
        return new("account.invoice", 500, () => Document().Set("type", "out").Set("account", owed).Set("journal", journal).SetRows(
            "lines", TrytonCommand.Create(Line(quantity).Set("company", company).Set("currency", currency).Set("account", earned))));

        TrytonFields Document() => new TrytonFields().Set("company", company).Set("party", buyer).Set("currency", currency).Set("invoice_address", address);

        TrytonFields Line(int quantity) => new TrytonFields().Set("type", "line").Set("product", article.Id).Set("unit", article.SaleUom!.Id)
            .SetQuantity("quantity", quantity).Set("unit_price", 1m);

        async Task<long> AccountAsync(string code) => (await client.SearchAsync(
            "account.account", TrytonDomain.Equal("code", code).And(TrytonDomain.Equal("company", company)), null, cancellationToken))[0];
    }

    private static string NewCode() => "EX-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
}
