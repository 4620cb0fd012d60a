using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Progress;

/// <summary>Tells by the short form of a key that a document carries whether an order of a shop made it.</summary>
internal static class ShopKeys
{
    private const int HashLength = 14;
    private const string Kind = "-ORDER-0";

    /// <summary>
    /// True if the key may be of an order of the shop. Its readable prefix says so; of two shops whose names begin with the same
    /// eighteen letters both may be meant.
    /// </summary>
    public static bool IsOrderOf(string key, SystemName shop)
    {
        if (key.Length <= HashLength || key.Length > EffectKey.ShortFormLength || key[^HashLength] != '-')
        {
            return false;
        }

        var sample = EffectKey.For(new EntityRef(shop, EntityKind.Order, "0"), SubmitOrder.Verb, shop).ShortForm()[..^HashLength];
        var kind = sample.IndexOf(Kind, StringComparison.Ordinal);
        var prefix = kind < 0 ? sample : sample[..(kind + Kind.Length - 1)];
        return key.AsSpan(0, key.Length - HashLength).StartsWith(prefix, StringComparison.Ordinal);
    }
}
