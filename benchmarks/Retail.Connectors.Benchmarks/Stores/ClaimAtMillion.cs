using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Claiming a hundred at a time from a backlog of a million open rows, against one of a thousand.</summary>
internal sealed class ClaimAtMillion : IFigure
{
    private const int Few = 1_000;
    private const int Max = 100;
    private static readonly ClaimRequest Request = new("node", [Keys.Flow], Max, Duration.FromMinutes(10));

    public string Name => "claim-at-million";

    public string Target => ">= 0.7 of the rate at 1,000 open rows";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var many = settings.Scaled(1_000_000, atLeast: Few);
        using var smallFile = new StoreFile();
        using var largeFile = new StoreFile();
        await using var small = new SqliteWorkStore(new SqliteStoreOptions { Path = smallFile.Path }, TimeProvider.System);
        await using var large = new SqliteWorkStore(new SqliteStoreOptions { Path = largeFile.Path }, TimeProvider.System);
        await Backlog.FillAsync(small, Few);
        await Backlog.FillAsync(large, many);
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
}
