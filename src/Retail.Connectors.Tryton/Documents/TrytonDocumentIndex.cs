using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Changes;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Documents;

/// <summary>Finds documents by the keys that they carry, hundreds in a call.</summary>
internal sealed class TrytonDocumentIndex(TrytonConnection tryton) : IDocumentIndex
{
    private const int Chunk = 200;

    public ImmutableArray<EntityKind> Kinds { get; } =
        [EntityKind.SalesOrder, EntityKind.Partner, EntityKind.Invoice, EntityKind.CreditNote, EntityKind.Payment, EntityKind.Return];

    public async Task<ImmutableDictionary<string, ImmutableArray<Receipt>>> FindAsync(
        EntityKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!Kinds.Contains(kind))
        {
            throw new ArgumentException($"Documents of kind '{kind}' carry no keys: ask for one of {string.Join(", ", Kinds)}.", nameof(kind));
        }

        var found = new List<(string Key, Receipt Receipt)>();
        foreach (var part in keys.Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            found.AddRange(await FindPartAsync(kind, part, cancellationToken));
        }

        return found.GroupBy(entry => entry.Key, entry => entry.Receipt, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    private async Task<IEnumerable<(string Key, Receipt Receipt)>> FindPartAsync(EntityKind kind, string[] keys, CancellationToken cancellationToken)
    {
        if (kind == EntityKind.SalesOrder)
        {
            var sales = await tryton.Client.SearchReadAsync(TrytonModels.Sales, TrytonDomain.In("web_id", keys).And(Own), null, cancellationToken);
            return sales.Select(sale => (sale.WebId!, ReceiptFor(kind, sale.Id, sale.Number, SaleStage.Of(sale))));
        }

        var (model, field, domain) = kind.Value switch
        {
            "partner" => ("party.party", "code", TrytonDomain.In("code", keys).IncludingInactive()),
            "payment" => ("account.move", "description", TrytonDomain.In("description", keys).And(Own)),
            "return" => ("stock.shipment.out.return", "reference", TrytonDomain.In("reference", keys).And(Own)),
            _ => ("account.invoice", "reference", TrytonDomain.In("reference", keys).And(Own).And(TrytonDomain.Equal("type", "out"))),
        };
        string[] fields = model switch
        {
            "party.party" => [field, "name"],
            "account.invoice" => [field, "number", "state", "total_amount"],
            _ => [field, "number", "state"],
        };
        var rows = new List<TrytonRow>();
        int page;
        do
        {
            var after = rows.Count > 0 ? rows[^1].Id : 0;
            page = rows.Count;
            rows.AddRange(await TrytonRow.ReadAsync(tryton.Client, model, domain, fields, after, tryton.Options.PageSize, cancellationToken));
            page = rows.Count - page;
        }
        while (page == tryton.Options.PageSize);

        return rows
            .Where(row => model != "account.invoice" || row.Amount("total_amount") < 0 == (kind == EntityKind.CreditNote))
            .Select(row => (row.Text(field)!, ReceiptFor(kind, row.Id, row.Text("number") ?? row.Text("name"), StageOf(kind, row.Text("state")))));
    }

    private TrytonDomain Own => TrytonDomain.Equal("company", tryton.Company.Id);

    private static DocumentStage StageOf(EntityKind kind, string? state) => state switch
    {
        _ when kind == EntityKind.Partner => DocumentStage.Confirmed,
        "cancelled" => DocumentStage.Cancelled,
        "posted" or "paid" or "done" => DocumentStage.Posted,
        _ => kind == EntityKind.Payment ? DocumentStage.Posted : DocumentStage.Draft,
    };

    private Receipt ReceiptFor(EntityKind kind, long id, string? name, DocumentStage stage) => new()
    {
        Document = new EntityRef(tryton.System, kind, TrytonFormat.Id(id)), DisplayName = name ?? TrytonFormat.Id(id), Stage = stage,
    };
}
