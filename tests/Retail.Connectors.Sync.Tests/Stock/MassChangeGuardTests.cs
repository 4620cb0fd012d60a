using NodaTime;
using Retail.Connectors.Sync.Stock;
using static Retail.Connectors.Sync.Tests.Stock.TestPools;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>Too much at a time is not believed.</summary>
public sealed class MassChangeGuardTests
{
    private static readonly StockPool Guarded = Pool(p => p.Guard(0.2m, 3));
    private static readonly PoolState Offers50 = new() { Offered = 50 };

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 11)]
    public void Judge_MoreThanTheShare_IsWithheldAltogether(int zeroing, int withheld) =>
        Assert.Equal(withheld, Judge(Offers50, zeroing).Withheld.Count);

    [Fact]
    public void Judge_SmallPool_MayLoseAFew() => Assert.Empty(Judge(Offers50 with { Offered = 2 }, 3).Withheld);

    [Fact]
    public void Judge_ManySmallPortionsWithinTheHour_AreOneChange()
    {
        var state = Judge(Offers50, 6).State;

        Assert.Equal(6, Judge(state, 6).Withheld.Count);
        Assert.Empty(Judge(state, 6, later: Duration.FromHours(2)).Withheld);
    }

    [Fact]
    public void Judge_Approved_IsPublishedAndNotCounted()
    {
        var names = Names(40);

        var (withheld, state) = MassChangeGuard.Judge(Guarded, Offers50, names, names.ToHashSet(), names.ToHashSet(), Never, Noon);

        Assert.Empty(withheld);
        Assert.Equal(0, state.Zeroed);
    }

    [Fact]
    public void Judge_HeldBefore_StaysHeldAloneToo() =>
        Assert.Equal(["0"], MassChangeGuard.Judge(Guarded, Offers50, ["0"], new HashSet<string> { "0" }, new HashSet<string>(), Never, Noon).Withheld);

    /// <summary>In a sale the last piece of an article comes and goes: that is one article, however often.</summary>
    [Fact]
    public void Judge_TheSameArticlesAgainAndAgain_CountOnce()
    {
        var state = Judge(Offers50, 6).State;

        Assert.Empty(Again(state, Names(6), Duration.FromMinutes(1)).Withheld);
        Assert.Equal(6, Again(state, Names(6), Duration.FromMinutes(1)).State.Zeroed);
        Assert.Equal(["6", "7", "8", "9", "10"], Again(state, Names(11), Duration.FromMinutes(1)).Withheld.Order(Comparer<string>.Create((x, y) => int.Parse(x, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(y, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(6, Again(state, Names(6), Duration.FromHours(2)).State.Zeroed);

        static (System.Collections.Immutable.ImmutableHashSet<string> Withheld, PoolState State) Again(PoolState state, string[] names, Duration later) =>
            MassChangeGuard.Judge(
                Guarded, state, names, new HashSet<string>(), new HashSet<string>(), sku => int.Parse(sku, System.Globalization.CultureInfo.InvariantCulture) < 6 ? Noon : null, Noon + later);
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];

    private static (System.Collections.Immutable.ImmutableHashSet<string> Withheld, PoolState State) Judge(PoolState state, int zeroing, Duration later = default) =>
        MassChangeGuard.Judge(Guarded, state, Names(zeroing), new HashSet<string>(), new HashSet<string>(), Never, Noon + later);

    private static Instant? Never(string sku) => null;
}
