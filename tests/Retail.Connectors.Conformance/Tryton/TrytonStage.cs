using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>What people do in Tryton.</summary>
internal sealed class TrytonStage(TrytonClient client, TrytonSimulator server) : ISystemStage
{
    private static readonly string[] Buttons = ["pick", "pack", "done"];

    public async Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken)
    {
        var sale = await client.FindAsync(TrytonModels.Sales, NumberOf(salesOrder), cancellationToken);
        foreach (var shipment in await client.ReadAsync(TrytonModels.Shipments, sale!.Shipments, cancellationToken))
        {
            if (shipment.State == "waiting")
            {
                _ = await client.ButtonAsync("stock.shipment.out", "assign_force", [shipment.Id], null, cancellationToken);
                foreach (var button in Buttons)
                {
                    _ = await client.ButtonAsync("stock.shipment.out", button, [shipment.Id], null, cancellationToken);
                }
            }
        }
    }

    public Task SetStockAsync(SystemName system, string location, string sku, decimal quantity, CancellationToken cancellationToken)
    {
        server.SetStock(sku, (double)quantity, location);
        return Task.CompletedTask;
    }

    public async Task<ImmutableArray<string>> AddAsync(SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken)
    {
        var model = ModelOf(kind);
        var party = kind == EntityKind.SalesOrder ? await client.CreateAsync("party.party", Record(EntityKind.Partner), cancellationToken) : 0;
        var records = Enumerable.Range(0, count).Select(_ => kind == EntityKind.SalesOrder ? Sale(party, at) : Record(kind));
        var ids = ImmutableArray.CreateBuilder<string>(count);
        foreach (var part in records.Chunk(500))
        {
            ids.AddRange((await client.CreateAsync(model, part, cancellationToken)).Select(id => id.ToString(CultureInfo.InvariantCulture)));
        }

        return ids.ToImmutable();
    }

    public Task TouchAsync(EntityRef record, CancellationToken cancellationToken) => client.WriteAsync(
        ModelOf(record.Kind), [NumberOf(record)], new TrytonFields().Set(record.Kind == EntityKind.SalesOrder ? "description" : "name", Guid.NewGuid().ToString()), null, cancellationToken);

    public Task DeleteAsync(EntityRef record, CancellationToken cancellationToken) =>
        client.DeleteAsync(ModelOf(record.Kind), [NumberOf(record)], cancellationToken);

    private static string ModelOf(EntityKind kind) => kind.Value switch
    {
        "partner" => "party.party",
        "sales-order" => "sale.sale",
        "product" => "product.template",
        _ => throw new NotSupportedException($"Records of kind {kind} cannot be put in."),
    };

    /// <summary>A sale that somebody began.</summary>
    private static TrytonFields Sale(long party, Instant at) =>
        new TrytonFields().Set("company", 1L).Set("party", party).Set("currency", 1L).Set("sale_date", at.InUtc().Date);

    private static TrytonFields Record(EntityKind kind) => kind == EntityKind.Partner
        ? new TrytonFields().Set("name", "Example customer").Set("code", "EX-" + Guid.NewGuid().ToString("N"))
        : new TrytonFields().Set("name", "Example product").Set("default_uom", 1L).Set("type", "goods").Set("list_price", 1m)
            .SetRows("products", TrytonCommand.Create(new TrytonFields().Set("suffix_code", "EX-" + Guid.NewGuid().ToString("N")).Set("cost_price", 0m)));

    private static long NumberOf(EntityRef record) => long.Parse(record.Id, CultureInfo.InvariantCulture);
}
