using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Says which goods a pool holds, who sells them, and how carefully.</summary>
public sealed class StockPoolBuilder
{
    internal StockPoolBuilder(string name, SystemName source) => Pool = new StockPool(name, source);

    internal StockPool Pool { get; private set; }

    /// <summary>Counts the stock at these locations, as the pool's own source says.</summary>
    /// <param name="codes">The source's short names of them, for example <c>WH</c>.</param>
    public StockPoolBuilder Locations(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            Location(code, Pool.Source);
        }

        return this;
    }

    /// <summary>Counts the stock at a location for which another system is the authority, for example a warehouse system.</summary>
    /// <param name="code">That system's short name of it.</param>
    /// <param name="from">The one system whose number of this location is believed.</param>
    /// <exception cref="ArgumentException">The location is in the pool already: it has one authority.</exception>
    public StockPoolBuilder Location(string code, SystemName from)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (Pool.Locations.Any(location => location.Code == code))
        {
            throw new ArgumentException($"Location '{code}' is in pool {Pool.Name} already: the number of a location comes from one system.", nameof(code));
        }

        return With(Pool with { Locations = Pool.Locations.Add(new PoolLocation(code, from)) });
    }

    /// <summary>A channel that sells from the pool.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="share">Its weight where goods are short and divided among the channels; 1 by default.</param>
    /// <param name="configure">Floor, cap and backorders; null for none.</param>
    /// <exception cref="ArgumentException">The channel is in the pool already, or its share is not more than zero.</exception>
    public StockPoolBuilder Channel(SystemName channel, decimal share = 1, Action<StockChannelBuilder>? configure = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        if (Pool.Channels.Any(other => other.System == channel))
        {
            throw new ArgumentException($"{channel} sells from pool {Pool.Name} already.", nameof(channel));
        }

        var builder = new StockChannelBuilder(new PoolChannel(channel, share));
        configure?.Invoke(builder);
        return With(Pool with { Channels = Pool.Channels.Add(builder.Channel) });
    }

    /// <summary>Units of every article that are never offered. Default 0.</summary>
    public StockPoolBuilder Safety(decimal units) => With(Pool with { Safety = units });

    /// <summary>Units of one article that are never offered; instead of those of every article.</summary>
    public StockPoolBuilder Safety(string sku, decimal units) => With(Pool with { SafetyOf = Pool.SafetyOf.SetItem(sku, units) });

    /// <summary>
    /// From so many units on every channel shows all there is; below they are divided by share, so that no two channels sell the same piece.
    /// Default 20. It should be more than all channels together sell while a number is on its way.
    /// </summary>
    public StockPoolBuilder PooledFrom(int units) => With(Pool with { PooledFrom = units });

    /// <summary>Units that may be sold beyond what is available, because more is certain to come. Default 0.</summary>
    public StockPoolBuilder Oversell(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        return With(Pool with { Oversell = units });
    }

    /// <summary>An article that is put together from others when it is sold: a bundle, or a pack of several.</summary>
    /// <param name="sku">What is sold.</param>
    /// <param name="parts">What it takes; each component once, and no bundle in a bundle.</param>
    /// <exception cref="ArgumentException">There are no parts, one is named twice or takes nothing, or the bundle is a part of itself.</exception>
    public StockPoolBuilder Bundle(string sku, params ImmutableArray<BundlePart> parts)
    {
        ArgumentException.ThrowIfNullOrEmpty(sku);
        if (parts.IsDefaultOrEmpty || parts.Any(part => part.Quantity <= 0 || part.Sku == sku) || parts.DistinctBy(part => part.Sku).Count() != parts.Length)
        {
            throw new ArgumentException($"Bundle '{sku}' needs parts, each once and with a quantity above zero, and is no part of itself.", nameof(parts));
        }

        return With(Pool with { Bundles = Pool.Bundles.SetItem(sku, parts) });
    }

    /// <summary>What happens to a number that somebody changed in a channel. Default: it is overwritten.</summary>
    public StockPoolBuilder Edits(EditPolicy policy) => With(Pool with { Edits = policy });

    /// <summary>
    /// Orders placed before this moment are in the source's number, or will never be. Default: every order that is open counts, whenever
    /// it was placed, and one that was closed before it was seen does not.
    /// </summary>
    public StockPoolBuilder OrdersFrom(DateTimeOffset cutOver) => With(Pool with { OrdersFrom = Instant.FromDateTimeOffset(cutOver) });

    /// <summary>How often the sources' change feeds are polled (10 s), all stock is read (15 min) and all numbers of the channels are compared (6 h).</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not more than zero.</exception>
    public StockPoolBuilder Every(TimeSpan poll, TimeSpan sweep, TimeSpan check)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(poll, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sweep, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(check, TimeSpan.Zero);

        return With(Pool with { Interval = Duration.FromTimeSpan(poll), SweepEvery = Duration.FromTimeSpan(sweep), CheckEvery = Duration.FromTimeSpan(check) });
    }

    /// <summary>
    /// How long after an order's document was seen in the source its number contains it for sure. Default 10 s; more than clocks of
    /// nodes and source differ.
    /// </summary>
    public StockPoolBuilder Settle(TimeSpan time) => With(Pool with { Settle = Duration.FromTimeSpan(time) });

    /// <summary>
    /// How long units are subtracted that a channel sold although no order of it is known. Default 2 min; longer than it takes until an
    /// order is known whose webhook was lost.
    /// </summary>
    public StockPoolBuilder UnseenFor(TimeSpan time) => With(Pool with { UnseenFor = Duration.FromTimeSpan(time) });

    /// <summary>
    /// Holds a publication in which more articles than this go to zero within an hour, until a person approves it. Default: a fifth of those that
    /// are offered, and at least 20.
    /// </summary>
    /// <param name="share">Of the articles that are offered, 0 to 1.</param>
    /// <param name="atLeast">So few are never held.</param>
    public StockPoolBuilder Guard(decimal share, int atLeast) => With(Pool with { GuardShare = share, GuardAtLeast = atLeast });

    /// <summary>How old a change may be when the channels show it. Default 60 s; what is later is counted as late.</summary>
    public StockPoolBuilder Freshness(TimeSpan objective) => With(Pool with { Freshness = Duration.FromTimeSpan(objective) });

    /// <summary>Checks that the pool can work.</summary>
    /// <exception cref="InvalidOperationException">It has no location or no channel, or a bundle is made of a bundle.</exception>
    internal StockPool Build()
    {
        if (Pool.Locations.IsEmpty || Pool.Channels.IsEmpty)
        {
            throw new InvalidOperationException($"Pool {Pool.Name} needs goods and somebody to sell them: call Locations(…) and Channel(…).");
        }

        return Pool.Bundles.SelectMany(bundle => bundle.Value).FirstOrDefault(part => Pool.Bundles.ContainsKey(part.Sku)) is { } nested
            ? throw new InvalidOperationException($"'{nested.Sku}' is a bundle and a part of one in pool {Pool.Name}: name its parts instead.")
            : Pool;
    }

    private StockPoolBuilder With(StockPool pool)
    {
        Pool = pool;
        return this;
    }
}
