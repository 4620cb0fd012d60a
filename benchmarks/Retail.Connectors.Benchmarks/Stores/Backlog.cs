using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Many open rows.</summary>
internal static class Backlog
{
    public static async Task FillAsync(IWorkStore store, int rows, Func<int, int>? number = null)
    {
        const int perCommit = 1_000;
        for (var at = 0; at < rows; at += perCommit)
        {
            var hints = Enumerable.Range(at, Math.Min(perCommit, rows - at)).Select(i => new RaisedHint(Keys.Work(number?.Invoke(i) ?? i), Revision: null));
            await store.CommitAsync(new Commit { Hints = [.. hints] }, CancellationToken.None);
        }
    }
}
