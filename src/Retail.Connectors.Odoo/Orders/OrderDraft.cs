using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>The writes on a draft order.</summary>
internal sealed class OrderDraft(OdooConnection odoo)
{
    public async Task<OdooLoadResult> LoadAsync(OrderRows rows, OdooClient client, CancellationToken cancellationToken)
    {
        var loaded = await client.LoadAsync("sale.order", rows.Fields, [.. rows.Rows.Select(row => (IReadOnlyList<string>)row)], cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same order at the same moment.");
        }

        if (!loaded.IsImported)
        {
            odoo.Forget();
        }

        return loaded;
    }

    /// <summary>Adds rounding lines, or says why they cannot be added.</summary>
    public async Task<EffectResult.Refused?> RoundAsync(
        SubmitOrder command, ImmutableArray<RoundingLine> lines, OdooClient client, CancellationToken cancellationToken)
    {
        const string Hint = "Set the rounding taxes and the rounding product up with OdooTaxSetup, or name them in the options.";
        var taxes = await odoo.Taxes.FindGroupsAsync([.. lines.SelectMany(line => line.Taxes)], client, cancellationToken);
        if (lines.SelectMany(line => line.Taxes).Where(tax => !taxes.ContainsKey(tax)).ToList() is { Count: > 0 } missing)
        {
            return new EffectResult.Refused("no-rounding-tax", $"No sales tax has the external id {string.Join(" or ", missing)}.", Hint);
        }

        var product = odoo.Options.RoundingProduct;
        var found = await odoo.Products.FindAsync([product], client, cancellationToken);
        if (!found.TryGetValue(product, out var ids) || ids is not [var id])
        {
            return new EffectResult.Refused("no-rounding-product", $"There is not exactly one active product with the SKU '{product}'.", Hint);
        }

        var loaded = await LoadAsync(OrderRows.Rounding(command, id, lines, odoo), client, cancellationToken);
        return loaded.IsImported ? null : new EffectResult.Refused("load-refused", loaded.Words, Hint);
    }

    /// <summary>Removes lines that are none of the order's: load adds and changes lines but never removes any.</summary>
    public static async Task RemoveLinesAsync(long order, IReadOnlyCollection<long> lines, OdooClient client, CancellationToken cancellationToken) =>
        _ = await client.CallAsync("sale.order", "write", [order], json =>
        {
            json.WriteStartObject("vals");
            json.WriteStartArray("order_line");
            foreach (var line in lines)
            {
                json.WriteStartArray();
                json.WriteNumberValue(2);
                json.WriteNumberValue(line);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }, cancellationToken);
}
