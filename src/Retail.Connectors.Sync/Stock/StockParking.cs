using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Why stock waits for a person, in words.</summary>
internal static class StockParking
{
    public const string MassChangeCode = "stock-mass-change";

    public static ParkReason Refused(string sku, SystemName channel, int wanted, EffectResult.Refused refused) => new(
        refused.Code,
        string.Create(CultureInfo.InvariantCulture, $"{channel} refuses to show {wanted} of {sku}: {refused.Words}"),
        refused.FixHint,
        ParkOwner.Commerce);

    public static ParkReason Edited(string sku, SystemName channel, decimal had, int wanted) => new(
        "stock-edited",
        string.Create(CultureInfo.InvariantCulture, $"{channel} shows {had:0.######} of {sku}, more than its sales explain; {wanted} are to be offered."),
        "Find out who changed it; then replay this entry to overwrite it.",
        ParkOwner.Commerce);

    public static ParkReason MassChange(StockPool pool, int withheld, int offered) => new(
        MassChangeCode,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{withheld} of {offered} articles that pool {pool.Name} offers would go to zero. That many at a time is more often a missing right or an empty answer than an empty warehouse: their numbers stay as they are."),
        $"Look at the stock in {string.Join(", ", pool.Sources)}. If it is right, replay this entry: the numbers are then published. If not, mend it: what is in stock again is published by itself.",
        ParkOwner.Operations);

    public static ParkReason Late(StockPool pool, int waiting, Instant oldest) => new(
        "stock-late",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{waiting} changes of pool {pool.Name} wait longer than {pool.Freshness.TotalSeconds:0.###} s to be shown by the channels, the oldest since {oldest}. What they show until then may be too much."),
        $"See whether {string.Join(", ", pool.Sources.Concat(pool.Channels.Select(channel => channel.System)).Distinct())} answer, and how much work is before it. The entry goes by itself once the channels show all that changed.",
        ParkOwner.Operations);

    public static ParkReason NeverContained(EntityRef order, string number, SystemName source) => new(
        "demand-not-contained",
        $"Order {number} ({order}) has been taken off the stock for weeks, because {source} has no sales order of it.",
        "See why the order did not reach the ERP, or cancel it in the shop; then replay this entry.",
        ParkOwner.Operations);
}
