using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>The writes on a draft invoice or credit note.</summary>
internal sealed class MoveDraft(OdooConnection odoo)
{
    public async Task<OdooLoadResult> LoadAsync(MoveRows rows, OdooClient client, CancellationToken cancellationToken)
    {
        var loaded = await client.LoadAsync(
            OdooAccountMove.Model, rows.Fields, [.. rows.Rows.Select(row => (IReadOnlyList<string>)row)], cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same document at the same moment.");
        }

        if (!loaded.IsImported)
        {
            odoo.Forget();
        }

        return loaded;
    }

    /// <summary>Adds rounding lines, or says why they cannot be added. One that the order has too is linked to it, so that it counts as invoiced.</summary>
    public async Task<EffectResult.Refused?> RoundAsync(
        MoveWish wish, ImmutableArray<RoundingLine> lines, OdooClient client, CancellationToken cancellationToken)
    {
        const string Hint = "Set the rounding taxes and the rounding product up with OdooTaxSetup, or name them in the options.";
        var taxes = await odoo.Taxes.FindAsync([.. lines.SelectMany(line => line.Taxes)], client, cancellationToken);
        if (lines.SelectMany(line => line.Taxes).Where(tax => !taxes.Ids.ContainsKey(tax)).ToList() is { Count: > 0 } missing)
        {
            return new EffectResult.Refused("no-rounding-tax", $"No sales tax has the external id {string.Join(" or ", missing)}.", Hint);
        }

        var product = odoo.Options.RoundingProduct;
        var found = await odoo.Products.FindAsync([product], client, cancellationToken);
        if (!found.TryGetValue(product, out var ids) || ids is not [var id])
        {
            return new EffectResult.Refused("no-rounding-product", $"There is not exactly one active product with the SKU '{product}'.", Hint);
        }

        ImmutableArray<MoveLine> rows =
        [
            .. lines.Select(line => new MoveLine(
                odoo.ExternalIds.Rounding(wish.Key, line.Rates[0].RateId), string.Empty, id, line.Name, line.Quantity, line.Price, 0,
                [.. line.Taxes.Select(tax => taxes.Ids[tax])], SaleLineFor(wish, line, taxes.Ids))),
        ];
        var loaded = await LoadAsync(MoveRows.Further(wish, rows, odoo), client, cancellationToken);
        return loaded.IsImported ? null : new EffectResult.Refused("load-refused", loaded.Words, Hint);
    }

    private long SaleLineFor(MoveWish wish, RoundingLine line, IReadOnlyDictionary<string, long> taxes) =>
        wish.Order.Rounding(line.Rates[0].RateId, odoo.ExternalIds) is { } sale && line.Taxes.All(tax => sale.TaxIds.Contains(taxes[tax])) ? sale.Id : 0;
}
