using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>Looks at a database as an administrator, by the field of each model that people see the key in.</summary>
internal sealed class TrytonInspector(Func<SystemName, TrytonClient> people) : ISystemInspector
{
    public Task<ImmutableArray<InspectedDocument>> FindAsync(
        SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken)
    {
        var client = people(system);
        var own = TrytonDomain.Equal("company", TrytonSetUp.CompanyOf(system));
        var text = key.ShortForm();
        return kind.Value switch
        {
            "partner" => PartiesAsync(client, text, cancellationToken),
            "sales-order" => SalesAsync(client, own.And(TrytonDomain.Equal("web_id", text)), cancellationToken),
            "invoice" or "credit-note" => InvoicesAsync(
                client, own.And(TrytonDomain.Equal("reference", text)).And(TrytonDomain.Equal("type", "out")), kind == EntityKind.CreditNote, cancellationToken),
            "payment" => PaymentsAsync(client, text, cancellationToken),
            _ => ReturnsAsync(client, own.And(TrytonDomain.Equal("reference", text)), cancellationToken),
        };
    }

    public Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only shops are looked at record by record.");

    private static async Task<ImmutableArray<InspectedDocument>> PartiesAsync(TrytonClient client, string key, CancellationToken cancellationToken) =>
        [.. (await client.SearchReadAsync(TrytonModels.Parties, TrytonDomain.Equal("code", key), null, cancellationToken))
            .Select(party => new InspectedDocument { Id = Text(party.Id), Name = party.Name ?? string.Empty })];

    private static async Task<ImmutableArray<InspectedDocument>> SalesAsync(TrytonClient client, TrytonDomain domain, CancellationToken cancellationToken) =>
        [.. (await client.SearchReadAsync(TrytonModels.Sales, domain, null, cancellationToken)).Select(sale => new InspectedDocument
        {
            Id = Text(sale.Id),
            Stage = StageOf(sale),
            Net = Money(sale.UntaxedAmount, sale.Currency?.Code),
            Grand = Money(sale.TotalAmount, sale.Currency?.Code),
            LineNames = [.. sale.Lines.Select(line => line.Description ?? string.Empty)],
        })];

    private static async Task<ImmutableArray<InspectedDocument>> InvoicesAsync(
        TrytonClient client, TrytonDomain domain, bool isCredit, CancellationToken cancellationToken)
    {
        var found = await client.SearchReadAsync(TrytonModels.Invoices, domain, null, cancellationToken);
        var sign = isCredit ? -1 : 1;
        return [.. found.Where(invoice => invoice.TotalAmount < 0 == isCredit).Select(invoice => new InspectedDocument
        {
            Id = Text(invoice.Id),
            Stage = invoice.State switch { "posted" or "paid" => DocumentStage.Posted, "cancelled" => DocumentStage.Cancelled, _ => DocumentStage.Draft },
            Net = Money(sign * invoice.UntaxedAmount, "EUR"),
            Grand = Money(sign * invoice.TotalAmount, "EUR"),
            Date = invoice.InvoiceDate,
        })];
    }

    /// <summary>A payment is the line that takes from what the customer owes.</summary>
    private static async Task<ImmutableArray<InspectedDocument>> PaymentsAsync(TrytonClient client, string key, CancellationToken cancellationToken) =>
        [.. (await client.SearchReadAsync(TrytonModels.MoveLines, TrytonDomain.Equal("move.description", key), null, cancellationToken))
            .Where(line => line.Credit > 0).Select(line => new InspectedDocument
            {
                Id = Text(line.Move!.Id),
                Stage = line.Move.State == "posted" ? DocumentStage.Posted : DocumentStage.Draft,
                Grand = Money(line.Credit, "EUR"),
                Date = line.Move.Date,
            })];

    private static async Task<ImmutableArray<InspectedDocument>> ReturnsAsync(TrytonClient client, TrytonDomain domain, CancellationToken cancellationToken) =>
        [.. (await client.SearchReadAsync(TrytonModels.ReturnShipments, domain, null, cancellationToken))
            .Select(shipment => new InspectedDocument
            {
                Id = Text(shipment.Id),
                Stage = shipment.State switch { "done" => DocumentStage.Posted, "cancelled" => DocumentStage.Cancelled, _ => DocumentStage.Draft },
                Fields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
                    .Add("quantity", shipment.IncomingMoves.Sum(move => move.Quantity ?? 0).ToString("0.##########", CultureInfo.InvariantCulture)),
            })];

    /// <summary>A sale in processing has no way to be cancelled: it ends as done, with nothing left of any line.</summary>
    private static DocumentStage StageOf(TrytonSale sale) => sale.State switch
    {
        "draft" or "quotation" => DocumentStage.Draft,
        "cancelled" => DocumentStage.Cancelled,
        "done" when sale.Lines.All(line => line.ActualQuantity is null or 0) => DocumentStage.Cancelled,
        _ => DocumentStage.Confirmed,
    };

    private static Money Money(decimal? amount, string? currency) => new(amount ?? 0, new CurrencyCode(currency ?? "EUR"));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
