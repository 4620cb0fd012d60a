using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>Finds and reads invoices and credit notes.</summary>
internal sealed class MoveDocuments(OdooConnection odoo)
{
    /// <summary>What carries the key in <c>invoice_origin</c>; only that which carries its external id too is ours.</summary>
    public Task<Finding> FindAsync(EffectKey key, EntityKind kind, string type, CancellationToken cancellationToken) =>
        FindAsync(key, kind, type, odoo.Client, cancellationToken);

    public async Task<Finding> FindAsync(EffectKey key, EntityKind kind, string type, OdooClient client, CancellationToken cancellationToken)
    {
        var found = await client.SearchReadAsync(
            OdooAccountMove.Model, OdooDomain.Equal("invoice_origin", key.ShortForm()).And(OdooDomain.Equal("move_type", type)),
            OdooJsonContext.Default.MoveRecord, new OdooQuery { Order = "id" }, cancellationToken);
        if (found is not [var move])
        {
            return found.Count == 0 ? new Finding.Nothing() : Several(found, kind);
        }

        var names = await client.GetExternalIdAsync(OdooAccountMove.Model, [move.Id], cancellationToken);
        if (names.GetValueOrDefault(move.Id) != odoo.ExternalIds.Record(key))
        {
            return Several(found, kind);
        }

        var receipt = await ReceiptAsync(key, kind, move, client, cancellationToken);
        return move.Stage == DocumentStage.Draft ? new Finding.Partial(receipt) : new Finding.Complete(receipt);
    }

    public static EffectResult.Refused Refuse(EffectKey key, Finding.Several several) => new(
        "several-documents",
        $"The key {key.ShortForm()} stands in the source document of {several.Documents.Length} document(s) that this connector did not write, or wrote and somebody copied: "
        + string.Join(", ", several.Documents.Select(document => document.Id)) + ".",
        "Clear the source document (invoice_origin) of the copies in Odoo, or cancel and clear them, then replay.");

    /// <summary>What of each order line a draft holds already: Odoo counts it as invoiced, and it is about to be written again.</summary>
    public static async Task<ImmutableDictionary<long, decimal>> OwnQuantitiesAsync(Receipt? draft, OdooClient client, CancellationToken cancellationToken)
    {
        if (draft is null)
        {
            return ImmutableDictionary<long, decimal>.Empty;
        }

        var lines = await client.SearchReadAsync<OdooAccountMoveLine>(
            OdooDomain.Equal("move_id", OdooFormat.ParseId(draft.Document.Id)).And(OdooDomain.Equal("display_type", "product")), query: null, cancellationToken);
        return lines.SelectMany(line => line.SaleLineIds, (line, sale) => (sale, line.Quantity))
            .GroupBy(line => line.sale).ToImmutableDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
    }

    public async Task<MoveRecord> ReadAsync(long id, OdooClient client, CancellationToken cancellationToken)
    {
        var found = await client.ReadAsync(OdooAccountMove.Model, [id], OdooJsonContext.Default.MoveRecord, query: null, cancellationToken);
        return found is [var move]
            ? move
            : throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, $"The journal entry {OdooFormat.Id(id)} was deleted meanwhile.");
    }

    public async Task<Receipt> ReceiptAsync(
        EffectKey key, EntityKind kind, MoveRecord move, OdooClient client, CancellationToken cancellationToken)
    {
        var names = await client.GetExternalIdAsync(OdooAccountMoveLine.Model, move.InvoiceLineIds, cancellationToken);
        return Receipt(key, kind, move, names, []);
    }

    public Receipt Receipt(
        EffectKey key, EntityKind kind, MoveRecord move, ImmutableDictionary<long, string> names, ImmutableArray<RoundingAdjustment> roundings) => new()
        {
            Document = new EntityRef(odoo.System, kind, OdooFormat.Id(move.Id)),
            DisplayName = move.Name ?? OdooFormat.Id(move.Id),
            Stage = move.Stage,
            Roundings = roundings,
            Lines = names.Where(name => odoo.ExternalIds.SourceLine(key, name.Value) is { Length: > 0 })
                .GroupBy(name => odoo.ExternalIds.SourceLine(key, name.Value)!, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => OdooFormat.Id(group.Min(name => name.Key)), StringComparer.Ordinal),
        };

    /// <summary>The rounding that a document carries: what its rounding lines add in tax.</summary>
    public async Task<ImmutableArray<RoundingAdjustment>> RoundingsAsync(
        MoveWish wish, MoveRecord move, ImmutableDictionary<long, string> names, OdooClient client, CancellationToken cancellationToken)
    {
        var rates = wish.Money.Codes.Keys.ToDictionary(rate => odoo.ExternalIds.Rounding(wish.Key, rate), StringComparer.Ordinal);
        var lines = names.Where(name => rates.ContainsKey(name.Value)).ToDictionary(name => name.Key, name => rates[name.Value]);
        var read = await client.ReadAsync<OdooAccountMoveLine>(lines.Keys, query: null, cancellationToken);
        return await RoundingTaxes.ReadAsync(
            [.. read.Select(line => new RoundingContent(lines[line.Id], line.Quantity, line.PriceTotal - line.PriceSubtotal, line.TaxIds) { IsNegative = line.PriceUnit < 0 })],
            wish.Money.Codes, wish.Money.Currency, odoo, client, cancellationToken);
    }

    private Finding.Several Several(List<MoveRecord> found, EntityKind kind) =>
        new([.. found.Select(move => new EntityRef(odoo.System, kind, OdooFormat.Id(move.Id)))]);
}
