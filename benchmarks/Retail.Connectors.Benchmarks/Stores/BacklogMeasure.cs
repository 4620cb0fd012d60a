using System.Globalization;
using Retail.Connectors.Benchmarks.PostgreSql;
using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.PostgreSql;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>What it takes to tell how much of a flow is open and since when, with a million open rows.</summary>
internal abstract class BacklogMeasure : IFigure
{
    public abstract string Name { get; }

    public string Target => "<= 100 ms";

    public abstract Task<Measured> MeasureAsync(RatioSettings settings);

    protected static async Task<Measured> MeasureAsync(RatioSettings settings, IWorkStore store)
    {
        var rows = settings.Scaled(1_000_000, atLeast: 1_000);
        await Backlog.FillAsync(store, rows);
        var times = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var measured = await store.Queries.MeasureAsync(Keys.Flow, CancellationToken.None);
            if (measured.Open != rows)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{measured.Open} of {rows} rows are open."));
            }

            if (round >= 0)
            {
                times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return new Measured(
            Rounds.Median(times), string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {times.Min():0.#} to {times.Max():0.#} ms"));
    }

    public sealed class OnSqlite : BacklogMeasure
    {
        public override string Name => "sqlite-backlog-ms";

        public override async Task<Measured> MeasureAsync(RatioSettings settings)
        {
            using var file = new StoreFile();
            await using var store = new SqliteWorkStore(new SqliteStoreOptions { Path = file.Path }, TimeProvider.System);
            return await MeasureAsync(settings, store);
        }
    }

    public sealed class OnPostgreSql : BacklogMeasure
    {
        public override string Name => "postgres-backlog-ms";

        public override async Task<Measured> MeasureAsync(RatioSettings settings)
        {
            using var server = await BenchmarkServer.StartAsync();
            var options = new PostgreSqlStoreOptions { ConnectionString = server.Connections(8), Schema = server.NewSchema() };
            await using var store = new PostgreSqlWorkStore(options, TimeProvider.System);
            return await MeasureAsync(settings, store);
        }
    }
}
