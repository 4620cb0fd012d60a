using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Reads sales orders back.</summary>
internal sealed class OrderDocuments(OdooConnection odoo)
{
    /// <summary>The orders that carry the key in <c>origin</c>, which every sales user can search but nobody enforces.</summary>
    /// <returns>The one that this connector wrote, or all if they are several; neither if there is none.</returns>
    public async Task<(OrderRecord? Only, Finding.Several? Several)> FindAsync(EffectKey key, CancellationToken cancellationToken)
    {
        var found = await odoo.Client.SearchReadAsync(
            "sale.order", OdooDomain.In("origin", AmendmentMark.Forms(key.ShortForm())), OdooJsonContext.Default.OrderRecord,
            new OdooQuery { Order = "id" }, cancellationToken);
        if (found is not [var only])
        {
            return (null, found.Count == 0 ? null : Several(found));
        }

        // A copy made by hand carries the key in origin as well, but not the external id: load would not find it.
        var names = await odoo.Client.GetExternalIdAsync("sale.order", [only.Id], cancellationToken);
        return names.GetValueOrDefault(only.Id) == odoo.ExternalIds.Record(key) ? (only, null) : (null, Several(found));
    }

    public async Task<OrderDocument> ReadAsync(long id, OdooClient client, CancellationToken cancellationToken)
    {
        var order = await ReadOrderAsync(id, client, cancellationToken);
        return await WithLinesAsync(order, client, cancellationToken);
    }

    /// <summary>Reads the amounts and the state again; the lines are known.</summary>
    public async Task<OrderDocument> ReadAgainAsync(OrderDocument document, OdooClient client, CancellationToken cancellationToken) =>
        document with { Order = await ReadOrderAsync(document.Order.Id, client, cancellationToken) };

    public static async Task<OrderDocument> WithLinesAsync(OrderRecord order, OdooClient client, CancellationToken cancellationToken) =>
        new(order, await client.GetExternalIdAsync("sale.order.line", order.OrderLine, cancellationToken));

    public Receipt ReceiptFor(SubmitOrder command, OrderDocument document, ImmutableArray<RoundingAdjustment> roundings)
    {
        var ids = document.Lines.ToLookup(line => line.Value, line => line.Key);
        var lines = command.Order.Lines.Select(line => line.Id).Concat(command.Order.Charges.Select(charge => charge.Id))
            .Distinct(StringComparer.Ordinal)
            .Select(source => (Source: source, Id: ids[odoo.ExternalIds.Line(command.Key, source)].FirstOrDefault()))
            .Where(line => line.Id != 0)
            .ToImmutableSortedDictionary(line => line.Source, line => OdooFormat.Id(line.Id), StringComparer.Ordinal);
        return new Receipt
        {
            Document = document.RefIn(odoo.System),
            DisplayName = document.Order.Name ?? OdooFormat.Id(document.Order.Id),
            Stage = document.Stage,
            Roundings = roundings,
            Lines = lines,
        };
    }

    /// <summary>The rounding of tax that an order found in Odoo carries: a call only if it has rounding lines.</summary>
    public async Task<ImmutableArray<RoundingAdjustment>> RoundingsOfAsync(
        SubmitOrder command, OrderDocument document, OdooClient client, CancellationToken cancellationToken)
    {
        var known = OrderRows.RoundingIdsOf(command, odoo.ExternalIds);
        var lines = document.Lines.Where(line => known.ContainsKey(line.Value)).ToDictionary(line => line.Key, line => known[line.Value]);
        var read = await client.ReadAsync(
            "sale.order.line", lines.Keys, OdooJsonContext.Default.OrderLineRecord, query: null, cancellationToken);
        return await RoundingTaxes.ReadAsync(
            [.. read.Select(line => new RoundingContent(lines[line.Id], line.ProductUomQty, line.PriceTax, line.TaxIds) { IsNegative = line.PriceUnit < 0 })],
            command.Codes.Taxes, command.Order.Currency, odoo, client, cancellationToken);
    }

    private Finding.Several Several(List<OrderRecord> found) =>
        new([.. found.Select(order => new OrderDocument(order, ImmutableDictionary<long, string>.Empty).RefIn(odoo.System))]);

    private async Task<OrderRecord> ReadOrderAsync(long id, OdooClient client, CancellationToken cancellationToken)
    {
        var found = await client.ReadAsync("sale.order", [id], OdooJsonContext.Default.OrderRecord, query: null, cancellationToken);
        return found is [var order]
            ? order
            : throw new ConnectorException(
                ConnectorErrorKind.Conflict, odoo.System, $"The sales order {OdooFormat.Id(id)} was deleted meanwhile.");
    }
}
