using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Reads sales back.</summary>
internal sealed class SaleDocuments(TrytonConnection tryton)
{
    public static async Task<TrytonSale?> FindAsync(string webId, TrytonClient client, CancellationToken cancellationToken) =>
        (await client.SearchReadAsync(
            TrytonModels.Sales, TrytonDomain.Equal("web_id", webId), new TrytonQuery { Limit = 1 }, cancellationToken)).FirstOrDefault();

    public async Task<TrytonSale> ReadAsync(long id, TrytonClient client, CancellationToken cancellationToken) =>
        await client.FindAsync(TrytonModels.Sales, id, cancellationToken)
        ?? throw new ConnectorException(
            ConnectorErrorKind.Conflict, tryton.System, $"The sale {TrytonFormat.Id(id)} was deleted meanwhile. System {tryton.System}.");

    /// <summary>The sale that a reference names; null if it does not exist.</summary>
    public static Task<TrytonSale?> FindAsync(EntityRef document, TrytonClient client, CancellationToken cancellationToken) =>
        TrytonFormat.TryId(document.Id, out var id) ? client.FindAsync(TrytonModels.Sales, id, cancellationToken) : Task.FromResult<TrytonSale?>(null);

    public EntityRef RefTo(TrytonSale sale) => new(tryton.System, EntityKind.SalesOrder, TrytonFormat.Id(sale.Id));

    public Receipt ReceiptFor(SaleWish wish, TrytonSale sale)
    {
        var ids = sale.Lines.Where(line => line.Note is not null).ToLookup(line => line.Note!, line => line.Id, StringComparer.Ordinal);
        return new Receipt
        {
            Document = RefTo(sale),
            DisplayName = sale.Number ?? TrytonFormat.Id(sale.Id),
            Stage = SaleStage.Of(sale),
            Roundings = RoundingsOf(wish, sale),
            Lines = wish.Order.Lines.Select(line => line.Id).Concat(wish.Order.Charges.Select(charge => charge.Id)).Distinct(StringComparer.Ordinal)
                .Select(source => (Source: source, Id: ids[LineMarks.Line(source)].FirstOrDefault()))
                .Where(line => line.Id != 0)
                .ToImmutableSortedDictionary(line => line.Source, line => TrytonFormat.Id(line.Id), StringComparer.Ordinal),
        };
    }

    /// <summary>What Tryton computes per tax: an invoice of the same lines is asked for, and not made. A sale shows the sum only.</summary>
    public async Task<MoneyAsWritten> MoneyOfAsync(TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var lines = sale.Lines.Where(line => line.Type == "line").Select(line => new TrytonFields()
            .Set("type", "line").SetQuantity("quantity", line.Quantity ?? 0).Set("unit_price", line.UnitPrice ?? 0).Set("amount", line.Amount ?? 0)
            .Set("unit", line.Unit).Set("taxes", TrytonValue.From(line.Taxes)).Set("currency", sale.Currency?.Id).Set("company", tryton.Company.Id));
        var byTax = new Dictionary<long, decimal>();
        if (sale.Lines.Any(line => !line.Taxes.IsDefaultOrEmpty))
        {
            var answer = await client.OnChangeAsync(
                TrytonModels.Invoices.Name,
                new TrytonFields().Set("type", "out").Set("company", tryton.Company.Id).Set("currency", sale.Currency?.Id)
                    .Set("taxes", TrytonValue.List([])).Set("lines", TrytonValue.List(lines.Select(TrytonValue.From))),
                ["lines"], cancellationToken);
            Read(answer, byTax);
        }

        return new MoneyAsWritten(sale.Currency?.Code ?? string.Empty, sale.UntaxedAmount ?? 0, sale.TaxAmount ?? 0, sale.TotalAmount ?? 0, byTax);
    }

    private static ImmutableArray<RoundingAdjustment> RoundingsOf(SaleWish wish, TrytonSale sale) =>
    [
        .. from rate in wish.Rates
           let cents = sale.Lines.Where(line => line.Note == LineMarks.Rounding(rate)).Sum(line => (line.Quantity ?? 0) * SignOf(line))
           where cents != 0
           select new RoundingAdjustment(rate, new Money(cents * 0.01m, wish.Order.Currency.Currency)),
    ];

    /// <summary>A rounding line says in its description which way it goes: its tax is known by id only.</summary>
    private static int SignOf(TrytonSaleLine line) => (line.Description ?? string.Empty).EndsWith('-') ? -1 : 1;

    /// <summary>The answer lists the rows to add: pairs of a place and the values.</summary>
    private void Read(JsonElement answer, Dictionary<long, decimal> byTax)
    {
        try
        {
            foreach (var change in answer.EnumerateArray().Where(change => change.TryGetProperty("taxes", out _)))
            {
                foreach (var row in change.GetProperty("taxes").GetProperty("add").EnumerateArray())
                {
                    var tax = row[1].GetProperty("tax").GetInt64();
                    var amount = decimal.Parse(
                        row[1].GetProperty("amount").GetProperty("decimal").GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
                    byTax[tax] = byTax.GetValueOrDefault(tax) + amount;
                }
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Contract, tryton.System, $"Tryton does not say what the taxes come to: check the server's version. System {tryton.System}.", exception);
        }
    }
}
