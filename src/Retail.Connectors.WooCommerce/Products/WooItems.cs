using Retail.Connectors.Effects;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>
/// Writes many products and variations in few calls and looks at what the shop answers for each: it takes some values
/// without a word and drops them. An item that fails spoils no other; a call that fails as a whole ends the writing.
/// </summary>
internal static class WooItems
{
    public static async Task<Finding> FindAsync(WooItemWish wish, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (shop.IdOf(wish.Product, EntityKind.Product) is not { } id)
        {
            return new Finding.Nothing();
        }

        try
        {
            var state = wish.Parent is not { } parent
                ? WooItemState.Of(await shop.Products.GetAsync(id, cancellationToken))
                : WooItemState.Of(await shop.Variations(shop.IdOf(parent, EntityKind.Product) ?? 0).GetAsync(id, cancellationToken));
            return wish.Differs(state) is null ? new Finding.Complete(Receipt(wish, state)) : new Finding.Nothing();
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return new Finding.Nothing();
        }
    }

    public static async Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync(
        IReadOnlyList<WooItemWish> wishes, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var results = new Dictionary<EffectKey, EffectResult>(wishes.Count);
        var items = new List<(WooItemWish Wish, long Id, long Parent)>(wishes.Count);
        foreach (var wish in wishes)
        {
            var parent = wish.Parent is { } above ? shop.IdOf(above, EntityKind.Product) : 0;
            if (shop.IdOf(wish.Product, EntityKind.Product) is { } id && parent is { } product)
            {
                items.Add((wish, id, product));
            }
            else
            {
                results[wish.Key] = Unknown(wish, "no such number can be");
            }
        }

        // Two commands for one product go in their order, in calls of their own: one call names a product once.
        var calls = items.GroupBy(item => item.Parent).SelectMany(group => Rounds(group).SelectMany(round => round.Chunk(WooBatchCall.Limit)));
        foreach (var call in calls)
        {
            foreach (var (wish, state, error) in await SendAsync(call, shop, cancellationToken))
            {
                results[wish.Key] = error switch
                {
                    // Of writes that come together some are answered with what stood before them.
                    null when wish.Differs(state!) is not null && await FindAsync(wish, shop, cancellationToken) is Finding.Complete kept => new EffectResult.Reached(kept.Receipt),
                    null => Judge(wish, state!),

                    // The answer says nothing of this one, or nothing that can be read: the shop is asked what stands.
                    { Kind: ConnectorErrorKind.Ambiguous } when await FindAsync(wish, shop, cancellationToken) is Finding.Complete found => new EffectResult.Reached(found.Receipt),
                    _ => Refused(wish, error),
                };
            }
        }

        return results;
    }

    private static IEnumerable<IEnumerable<(WooItemWish Wish, long Id, long Parent)>> Rounds(IEnumerable<(WooItemWish Wish, long Id, long Parent)> items) =>
        items.GroupBy(item => item.Id)
            .SelectMany(same => same.Select((item, round) => (Item: item, Round: round)))
            .GroupBy(numbered => numbered.Round, numbered => numbered.Item)
            .OrderBy(round => round.Key);

    private static async Task<IEnumerable<(WooItemWish Wish, WooItemState? State, ConnectorException? Error)>> SendAsync(
        (WooItemWish Wish, long Id, long Parent)[] call, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        if (call[0].Parent == 0)
        {
            var batch = new WooBatch<WooProductFields> { Update = call.ToDictionary(item => item.Id, item => item.Wish.ProductFields) };
            return Match(call, await shop.Products.BatchAsync(batch, cancellationToken), WooItemState.Of);
        }

        var variations = new WooBatch<WooVariationFields> { Update = call.ToDictionary(item => item.Id, item => item.Wish.VariationFields) };
        return Match(call, await shop.Variations(call[0].Parent).BatchAsync(variations, cancellationToken), WooItemState.Of);
    }

    private static IEnumerable<(WooItemWish Wish, WooItemState? State, ConnectorException? Error)> Match<TRecord>(
        (WooItemWish Wish, long Id, long Parent)[] call, IReadOnlyList<WooBatchResult<TRecord>> results, Func<TRecord, WooItemState> state)
        where TRecord : class
    {
        var byId = results.ToDictionary(result => result.Id);
        return call.Select(item => (item.Wish, byId[item.Id].Record is { } record ? state(record) : null, byId[item.Id].Error));
    }

    private static EffectResult Judge(WooItemWish wish, WooItemState state) => wish.Differs(state) is not { } words
        ? new EffectResult.Reached(Receipt(wish, state))
        : new EffectResult.Refused(
            "not-kept", $"The shop took the change of {state.Name} without a word, and {words}.",
            state.Type is "variable" or "grouped"
                ? "Publish to its variations or members: a product of this type has no value of its own."
                : "Look for a plugin that changes it, or correct the value, then replay.")
        { Left = Receipt(wish, state) };

    private static EffectResult.Refused Refused(WooItemWish wish, ConnectorException error) => error switch
    {
        { Kind: ConnectorErrorKind.Unauthorized or ConnectorErrorKind.Forbidden } => throw error,
        { Code: { } code } when code.EndsWith("_invalid_id", StringComparison.Ordinal) || code == "woocommerce_rest_invalid_product_id" => Unknown(wish, error.Message),
        _ when WooTarget.IsRefusal(error) => new EffectResult.Refused("value-refused", error.Message, "Correct the value that the message names, then replay."),
        _ => new EffectResult.Refused("shop-failed", error.Message, "Replay; if it stays, look into the shop's log for this product."),
    };

    private static EffectResult.Refused Unknown(WooItemWish wish, string words) => new(
        "unknown-product", $"{wish.Product.System} has no {(wish.Parent is { } parent ? $"variation {wish.Product.Id} of product {parent.Id}" : $"product {wish.Product.Id}")}: {words}",
        "Publish the product, or correct the link: it was deleted, or it is a variation of another product.");

    private static Receipt Receipt(WooItemWish wish, WooItemState state) =>
        new() { Document = wish.Product, DisplayName = state.Name, Stage = DocumentStage.Confirmed };
}
