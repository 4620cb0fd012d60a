using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Claiming a hundred at a time from a backlog of a million open rows, against one of a thousand.</summary>
internal abstract class ClaimAtMillion(string name, string target, Func<int, int> number) : IFigure
{
    private const int Few = 1_000;
    private const int Max = 100;
    private static readonly ClaimRequest Request = new("node", [Keys.Flow], Max, Duration.FromMinutes(10));

    public string Name => name;

    public string Target => target;

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var many = settings.Scaled(1_000_000, atLeast: Few);
        using var smallFile = new StoreFile();
        using var largeFile = new StoreFile();
        await using var small = new SqliteWorkStore(new SqliteStoreOptions { Path = smallFile.Path }, TimeProvider.System);
        await using var large = new SqliteWorkStore(new SqliteStoreOptions { Path = largeFile.Path }, TimeProvider.System);
        await Backlog.FillAsync(small, Few, number);
        await Backlog.FillAsync(large, many, number);
        var measured = await Rounds.CompareAsync(settings, slices: 4, () => ClaimAsync(small), () => ClaimAsync(large));
        return measured with { Note = string.Create(CultureInfo.InvariantCulture, $"{many} rows against {Few}; {measured.Note}") };
    }

    /// <summary>Claims half of the small backlog; what was claimed becomes due again, behind all others, while no clock runs.</summary>
    private static async Task<TimeSpan> ClaimAsync(SqliteWorkStore store)
    {
        var claims = ImmutableArray.CreateBuilder<Claim>();
        var start = Stopwatch.GetTimestamp();
        while (claims.Count < Few / 2)
        {
            var claimed = await store.ClaimAsync(Request, CancellationToken.None);
            if (claimed.Count != Max)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Only {claimed.Count} of {Max} rows could be claimed."));
            }

            claims.AddRange(claimed);
        }

        var time = Stopwatch.GetElapsedTime(start);
        await Task.WhenAll(claims.Select(claim => store.CommitAsync(
            new Commit { Claim = claim, End = new WorkEnd.AgainAt(TimeProvider.System.GetCurrentInstant()) }, CancellationToken.None).AsTask()));
        return time;
    }

    /// <summary>Orders become due in the order of their numbers, as a shop gives them.</summary>
    internal sealed class Rising() : ClaimAtMillion("claim-at-million", ">= 0.7 of the rate at 1,000 open rows", static i => i);

    /// <summary>No two that are due together have keys that lie together.</summary>
    internal sealed class Scattered() : ClaimAtMillion("claim-at-million-scattered", "none: the rate at 1,000 open rows", static i => (int)(i * 7_368_787L % 5_000_000));
}
