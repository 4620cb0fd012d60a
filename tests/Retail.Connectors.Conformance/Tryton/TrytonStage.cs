using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>What people do in Tryton.</summary>
internal sealed class TrytonStage(Func<SystemName, TrytonClient> people) : ISystemStage
{
    /// <summary>A currency whose code no standard knows.</summary>
    private const string StrangeCode = "§";

    private static readonly string[] Buttons = ["assign_force", "pick", "pack", "done"];

    public async Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken)
    {
        var client = people(salesOrder.System);
        var sale = await client.FindAsync(TrytonModels.Sales, NumberOf(salesOrder), cancellationToken);
        if (sale!.State == "quotation")
        {
            _ = await client.ButtonAsync("sale.sale", "confirm", [sale.Id], null, cancellationToken);
            sale = await client.FindAsync(TrytonModels.Sales, sale.Id, cancellationToken);
        }

        var waiting = (await client.ReadAsync(TrytonModels.Shipments, sale!.Shipments, cancellationToken)).Where(shipment => shipment.State == "waiting");
        await SendAsync(client, [.. waiting.Select(shipment => shipment.Id)], cancellationToken);
    }

    public async Task ClosePeriodAsync(SystemName system, LocalDate through, CancellationToken cancellationToken)
    {
        var client = people(system);
        var periods = await client.SearchAsync(
            "account.period", TrytonDomain.Where("start_date", "<=", TrytonValue.From(through)).And(TrytonDomain.Equal("state", "open")), null, cancellationToken);
        if (periods.Length > 0)
        {
            _ = await client.ButtonAsync("account.period", "close", periods, null, cancellationToken);
        }
    }

    public async Task SetStockAsync(SystemName system, string location, string sku, decimal quantity, CancellationToken cancellationToken)
    {
        var client = people(system);
        var warehouse = (await client.SearchReadAsync(TrytonModels.Locations, TrytonDomain.Equal("code", location), null, cancellationToken))[0];
        var product = await client.SearchAsync(TrytonModels.Products.Name, TrytonDomain.Equal("code", sku), null, cancellationToken);
        var count = await client.CreateAsync(
            "stock.inventory",
            new TrytonFields().Set("location", warehouse.StorageLocation).Set("company", TrytonSetUp.CompanyOf(system))
                .SetRows("lines", TrytonCommand.Create(new TrytonFields().Set("product", product[0]).SetQuantity("quantity", quantity))),
            cancellationToken);
        _ = await client.ButtonAsync("stock.inventory", "confirm", [count], static _ => true, cancellationToken);
    }

    public async Task<ImmutableArray<string>> AddAsync(SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken)
    {
        var client = people(system);
        var records = await TrytonRecords.MakeAsync(client, TrytonSetUp.CompanyOf(system), kind, at, cancellationToken);
        var ids = ImmutableArray.CreateBuilder<string>(count);
        while (ids.Count < count)
        {
            var made = await client.CreateAsync(records.Model, [.. Enumerable.Range(0, Math.Min(records.Batch, count - ids.Count)).Select(_ => records.Next())], cancellationToken);
            if (kind == EntityKind.Shipment)
            {
                made = await ShipAsync(client, made, cancellationToken);
            }

            ids.AddRange(made.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        }

        return ids.ToImmutable();
    }

    public Task TouchAsync(EntityRef record, CancellationToken cancellationToken) => people(record.System).WriteAsync(
        TrytonRecords.ModelOf(record.Kind), [NumberOf(record)],
        new TrytonFields().Set(TrytonRecords.TextFieldOf(record.Kind), Guid.NewGuid().ToString()), null, cancellationToken);

    public Task DeleteAsync(EntityRef record, CancellationToken cancellationToken) =>
        people(record.System).DeleteAsync(TrytonRecords.ModelOf(record.Kind), [NumberOf(record)], cancellationToken);

    /// <summary>Writes a document in a currency that an import made up.</summary>
    public async Task SpoilAsync(EntityRef record, CancellationToken cancellationToken)
    {
        if (record.Kind != EntityKind.SalesOrder && record.Kind != EntityKind.Invoice && record.Kind != EntityKind.CreditNote)
        {
            throw new NotSupportedException($"Tryton checks every value of a record of kind {record.Kind}.");
        }

        var client = people(record.System);
        var currency = await client.SearchAsync("currency.currency", TrytonDomain.Equal("code", StrangeCode), null, cancellationToken) is [var known, ..]
            ? known
            : await client.CreateAsync(
                "currency.currency",
                new TrytonFields().Set("code", StrangeCode).Set("name", "Unknown").Set("symbol", StrangeCode).Set("digits", 2L).Set("rounding", 0.01m), cancellationToken);
        var values = new TrytonFields().Set("currency", currency);
        if (record.Kind != EntityKind.SalesOrder)
        {
            var invoice = await client.FindAsync(TrytonModels.Invoices, NumberOf(record), cancellationToken);
            values.SetRows("lines", TrytonCommand.Write([.. invoice!.Lines.Select(line => line.Id)], new TrytonFields().Set("currency", currency)));
        }

        await client.WriteAsync(TrytonRecords.ModelOf(record.Kind), [NumberOf(record)], values, null, cancellationToken);
    }

    /// <returns>The shipments of the sales, which have left.</returns>
    private static async Task<long[]> ShipAsync(TrytonClient client, long[] sales, CancellationToken cancellationToken)
    {
        _ = await client.ButtonAsync("sale.sale", "quote", sales, null, cancellationToken);
        _ = await client.ButtonAsync("sale.sale", "confirm", sales, null, cancellationToken);
        long[] shipments = [.. (await client.ReadAsync(TrytonModels.Sales, sales, cancellationToken)).SelectMany(sale => sale.Shipments)];
        await SendAsync(client, shipments, cancellationToken);
        return shipments;
    }

    private static async Task SendAsync(TrytonClient client, long[] shipments, CancellationToken cancellationToken)
    {
        foreach (var button in shipments.Length > 0 ? Buttons : [])
        {
            _ = await client.ButtonAsync("stock.shipment.out", button, shipments, static _ => true, cancellationToken);
        }
    }

    private static long NumberOf(EntityRef record) => long.Parse(record.Id, CultureInfo.InvariantCulture);
}
