using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Checkout;

namespace Retail.Connectors.Sync.Prices;

/// <summary>The prices that a flow publishes to a shop, worked out from what the source says now.</summary>
internal sealed class PublishedPrices(PricePolicy policy, IPriceSource source, IChannelPriceSource shop, IWorkStore store) : ICheckedPrices
{
    public async Task<CheckedPrice> ReadAsync(string sku, CancellationToken cancellationToken)
    {
        var terms = await shop.TermsAsync(cancellationToken);
        var lists = new Dictionary<string, IReadOnlyList<Price>>(StringComparer.Ordinal);
        foreach (var list in policy.Lists)
        {
            lists[list] = await source.ReadAsync(list, [sku], cancellationToken).ToArrayAsync(cancellationToken);
        }

        var items = await store.Queries.FindItemsAsync(policy.Flow, [PriceItem.Prefix + sku], cancellationToken);
        var known = PriceItem.Read(items is [{ } item] ? item.Memo : null);
        return (quantity, at) => Asked(sku, terms, lists, known, quantity, at);
    }

    private Price? Asked(string sku, ChannelPriceTerms terms, Dictionary<string, IReadOnlyList<Price>> lists, PriceItem known, decimal quantity, Instant at)
    {
        if ((policy.Basis ?? terms.Basis) is not { } basis)
        {
            return null;
        }

        var made = known.IsWithheld || known.Parked.Length > 0 ? null : new PriceArithmetic(policy, terms, sku, lists, at).UnitPrice(quantity);
        var amount = made?.Result ?? StandsInShop(known, at);
        return amount is { } asked
            ? new Price
            {
                Sku = sku,
                PriceList = made?.List ?? policy.List,
                Amount = new Money(asked, terms.Currency.Currency),
                Basis = basis,
                MinQuantity = made?.MinQuantity ?? 1,
            }
            : null;
    }

    /// <summary>What the shop asked when it was last read or written: nothing new reaches it while a person has to look.</summary>
    private static decimal? StandsInShop(PriceItem known, Instant at)
    {
        var shown = (known.PublishedAt >= known.HadAt ? known.Published : known.Had ?? known.Published)?.At(at);
        return shown is { Sale: { } sale, From: null } ? sale : shown?.Regular;
    }
}
