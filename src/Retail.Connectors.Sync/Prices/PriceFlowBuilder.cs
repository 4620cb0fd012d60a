using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Says which prices a shop asks, and how they are made of those of their source.</summary>
public sealed class PriceFlowBuilder
{
    private readonly HashSet<string> _ofShop = new(StringComparer.Ordinal);

    internal PriceFlowBuilder(SystemName source, SystemName shop) => Policy = new PricePolicy(source, shop);

    internal PricePolicy Policy { get; private set; }

    /// <summary>The price list of this shop. Default: the products' own prices.</summary>
    /// <param name="name">The source's name of it.</param>
    public PriceFlowBuilder List(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return With(Policy with { List = name });
    }

    /// <summary>
    /// A price list of promotions: where it is cheaper than the shop's list, the product is on sale. Default none. Prices of the shop's
    /// own list that end by themselves are sales as well.
    /// </summary>
    /// <param name="name">The source's name of it.</param>
    public PriceFlowBuilder SaleList(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return With(Policy with { SaleList = name });
    }

    /// <summary>Tells the quantity breaks of the shop's list to a plugin. Default: they are not told.</summary>
    /// <param name="field">The plugin's field of the product (a meta key).</param>
    /// <param name="write">Makes the field's JSON; null for an object of prices by quantity: <c>{"10":"8.50","50":"7.90"}</c>.</param>
    public PriceFlowBuilder QuantityTiers(string field, Func<IReadOnlyList<PriceTier>, string>? write = null) =>
        Add(new PriceField(Policy.List, field, write ?? PriceFields.Write), ofShop: true);

    /// <summary>Tells a customer group's price to a plugin.</summary>
    /// <param name="list">The source's price list of the group; its currency is the shop's.</param>
    /// <param name="field">The plugin's field of the product (a meta key), which holds one price as text: <c>"8.50"</c>.</param>
    public PriceFlowBuilder Group(string list, string field) => Add(new PriceField(list, field, null), ofShop: false);

    /// <summary>Tells a customer group's quantity breaks to a plugin.</summary>
    /// <param name="list">The source's price list of the group.</param>
    /// <param name="field">The plugin's field of the product (a meta key).</param>
    /// <param name="write">Makes the field's JSON; null for an object of prices by quantity.</param>
    public PriceFlowBuilder GroupTiers(string list, string field, Func<IReadOnlyList<PriceTier>, string>? write = null) =>
        Add(new PriceField(list, field, write ?? PriceFields.Write), ofShop: false);

    /// <summary>Whether the shop's prices contain tax. Default: what the shop says; if it does not, nothing is published.</summary>
    public PriceFlowBuilder Keeps(PriceBasis basis) => With(Policy with { Basis = basis });

    /// <summary>
    /// The tax that is added or taken off where list and shop differ and the source does not say one for the product. Default none: such a
    /// product waits for a person.
    /// </summary>
    /// <param name="rate">As a share: 0.19 for 19 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below zero, or 1 or more.</exception>
    public PriceFlowBuilder TaxRate(decimal rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1m);
        return With(Policy with { TaxRate = rate });
    }

    /// <summary>
    /// Rounds regular and sale prices to endings, for example 0.49 and 0.99, or 0 for whole amounts. Default: to the shop's digits, a half
    /// away from zero, as tiers and prices of groups are rounded in any case.
    /// </summary>
    /// <param name="rounding">In which direction.</param>
    /// <param name="endings">What prices end with, each from 0 to below 1.</param>
    /// <exception cref="ArgumentException">There is none, or one is not below 1.</exception>
    public PriceFlowBuilder Endings(EndingRounding rounding, params ReadOnlySpan<decimal> endings)
    {
        foreach (var ending in endings)
        {
            if (ending is < 0 or >= 1)
            {
                throw new ArgumentException("An ending is from 0 to below 1: 0.99 for prices such as 12.99.", nameof(endings));
            }
        }

        return endings.IsEmpty
            ? throw new ArgumentException("Name an ending, for example 0.99.", nameof(endings))
            : With(Policy with { Rounding = rounding, Endings = [.. endings.ToArray().Distinct().Order()] });
    }

    /// <summary>No price is below this, in the shop's currency and basis: it is raised, and rounded up from there. Default 0.</summary>
    public PriceFlowBuilder Floor(decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return With(Policy with { Floor = amount });
    }

    /// <summary>No price is below that of another price list, for example one of cost and margin. Default none.</summary>
    /// <param name="list">The source's name of it; its currency is the shop's.</param>
    public PriceFlowBuilder FloorList(string list)
    {
        ArgumentException.ThrowIfNullOrEmpty(list);
        return With(Policy with { FloorList = list });
    }

    /// <summary>What happens to a product that would cost nothing. Default <see cref="ZeroPrices.Park"/>.</summary>
    public PriceFlowBuilder Zero(ZeroPrices policy) => With(Policy with { Zero = policy });

    /// <summary>Who begins and ends sales. Default <see cref="SaleWindows.ByShop"/>.</summary>
    public PriceFlowBuilder Windows(SaleWindows windows) => With(Policy with { Windows = windows });

    /// <summary>
    /// A window begins and ends by the shop's clock at the time that the source's clock says: a sale from midnight in Berlin begins at
    /// midnight in New York, too. Default: at the same moment everywhere.
    /// </summary>
    /// <param name="source">The zone in which the source's times were typed, for example <c>Europe/Berlin</c>.</param>
    /// <param name="shop">The shop's zone, for example <c>America/New_York</c>.</param>
    /// <exception cref="ArgumentException">The time zone database does not know one of them.</exception>
    public PriceFlowBuilder LocalWindows(string source, string shop) => With(Policy with { Zones = (ZoneOf(source), ZoneOf(shop)) });

    /// <summary>What happens to a price that somebody changed in the shop. Default: it is overwritten, and the audit says so.</summary>
    public PriceFlowBuilder Edits(EditPolicy policy) => With(Policy with { Edits = policy });

    /// <summary>
    /// Holds a publication in which more prices than this move too far within an hour, until a person approves it. Default: a tenth of those that
    /// are published, and at least 10, by more than 30 %.
    /// </summary>
    /// <param name="move">How far a price may move, as a share of what the shop shows: 0.3 for 30 %.</param>
    /// <param name="share">Of the products that have a price in the shop, 0 to 1.</param>
    /// <param name="atLeast">So few are never held.</param>
    public PriceFlowBuilder Guard(decimal move, decimal share, int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(move);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfNegative(atLeast);
        return With(Policy with { GuardMove = move, Guard = Policy.Guard with { Share = share, AtLeast = atLeast } });
    }

    /// <summary>How often the source's changes are polled (30 s), all of its prices are read (30 min) and all prices of the shop are compared (6 h).</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not more than zero.</exception>
    public PriceFlowBuilder Every(TimeSpan poll, TimeSpan sweep, TimeSpan check)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(poll, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sweep, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(check, TimeSpan.Zero);
        return With(Policy with { Interval = Duration.FromTimeSpan(poll), SweepEvery = Duration.FromTimeSpan(sweep), CheckEvery = Duration.FromTimeSpan(check) });
    }

    /// <summary>The settings, with the shop's list where a field follows it.</summary>
    internal PricePolicy Build() => Policy with { Fields = [.. Policy.Fields.Select(field => _ofShop.Contains(field.Name) ? field with { List = Policy.List } : field)] };

    private static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new ArgumentException($"'{id}' is no zone of the time zone database: use a name such as Europe/Berlin.", nameof(id));

    private PriceFlowBuilder Add(PriceField field, bool ofShop)
    {
        ArgumentException.ThrowIfNullOrEmpty(field.Name, nameof(field));
        if (Policy.Fields.Any(other => other.Name == field.Name))
        {
            throw new ArgumentException($"The field '{field.Name}' holds other prices already.", nameof(field));
        }

        if (ofShop)
        {
            _ofShop.Add(field.Name);
        }

        return With(Policy with { Fields = Policy.Fields.Add(field) });
    }

    private PriceFlowBuilder With(PricePolicy policy)
    {
        Policy = policy;
        return this;
    }
}
