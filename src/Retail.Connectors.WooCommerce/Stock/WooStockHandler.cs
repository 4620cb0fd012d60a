using Retail.Connectors.Effects;
using Retail.Connectors.Stock;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Stock;

/// <summary>Writes stock as an absolute number and turns on that the shop counts it. The shop's own number is overwritten.</summary>
internal sealed class WooStockHandler(WooCommerceClient client) : IBatchCommandHandler<PublishStock>
{
    public EffectTraits Traits { get; } = new() { Guarantee = EffectGuarantee.Converging, Reaches = DocumentStage.Confirmed };

    public int BatchSize => WooBatchCall.Limit;

    public Task<Finding> FindAsync(PublishStock command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return WooItems.FindAsync(Wish(command), client, cancellationToken);
    }

    public async Task<EffectResult> ApplyAsync(PublishStock command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return (await ApplyBatchAsync([command], context, cancellationToken))[command.Key];
    }

    public async Task<IReadOnlyDictionary<EffectKey, EffectResult>> ApplyBatchAsync(
        IReadOnlyList<PublishStock> commands, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(context);
        var sound = commands.Where(command => command.Quantity >= 0).Select(Wish).ToList();
        var results = new Dictionary<EffectKey, EffectResult>(await WooItems.WriteAsync(sound, client.Until(context.SendBefore), cancellationToken));
        foreach (var command in commands.Where(command => command.Quantity < 0))
        {
            results[command.Key] = new EffectResult.Refused(
                "negative-stock", $"{command.Quantity} units of {command.Product.Id} cannot be offered.", "Publish 0, and allow backorders if more may be sold.");
        }

        return results;
    }

    private static WooItemWish Wish(PublishStock command)
    {
        var backorders = command.Backorders ? "yes" : "no";
        return new WooItemWish(command.Key, command.Product, command.Parent)
        {
            ProductFields = new WooProductFields { ManageStock = true, StockQuantity = command.Quantity, Backorders = backorders },
            VariationFields = new WooVariationFields { ManageStock = true, StockQuantity = command.Quantity, Backorders = backorders },
            Differs = state => Differs(command, state),
        };
    }

    private static string? Differs(PublishStock command, WooItemState state) => state switch
    {
        { ManagesStock: false } => "it does not count its stock",
        _ when state.StockQuantity != command.Quantity => FormattableString.Invariant($"its stock is {state.StockQuantity} instead of {command.Quantity}"),

        // A shop that tells the customer about a backorder allows it all the same.
        _ when command.Backorders != (state.Backorders is "yes" or "notify") => $"backorders are '{state.Backorders}'",
        _ => null,
    };
}
