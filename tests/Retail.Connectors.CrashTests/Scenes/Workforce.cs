using System.Globalization;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>Workers of one scene. The next one is always being started while another works, at most two at one time on the machine.</summary>
internal sealed class Workforce(string settingsFile) : IDisposable
{
    private static readonly SemaphoreSlim Starting = new(2, 2);
    private readonly List<WorkerProcess> _all = [];
    private Task<WorkerProcess>? _next;
    private int _started;

    /// <summary>True if writes beyond a limit of the file size are to fail and not to end the worker.</summary>
    public bool IgnoresFileSize { get; init; }

    /// <summary>All that were ever started.</summary>
    public IReadOnlyList<WorkerProcess> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>A worker that is ready and waits for its go.</summary>
    /// <param name="more">True if another will be asked for after it.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async Task<WorkerProcess> NextAsync(bool more, CancellationToken cancellationToken)
    {
        var worker = await (_next ?? StartAsync(cancellationToken));
        _next = more ? StartAsync(cancellationToken) : null;
        return worker;
    }

    public async Task<WorkerProcess[]> ManyAsync(int count, CancellationToken cancellationToken)
    {
        var workers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartAsync(cancellationToken)));
        Array.ForEach(workers, worker => worker.Go());
        return workers;
    }

    public void Dispose()
    {
        foreach (var worker in All)
        {
            worker.Dispose();
        }
    }

    private async Task<WorkerProcess> StartAsync(CancellationToken cancellationToken)
    {
        await Starting.WaitAsync(cancellationToken);
        try
        {
            var worker = WorkerProcess.Start(
                settingsFile, string.Create(CultureInfo.InvariantCulture, $"node-{Interlocked.Increment(ref _started)}"), IgnoresFileSize);
            lock (_all)
            {
                _all.Add(worker);
            }

            await Waiting.UntilAsync(
                () => worker.Told.Contains("ready") || worker.HasExited, "a worker is ready", cancellationToken);
            Assert.True(worker.Told.Contains("ready"), $"A worker ended before it was ready: {string.Join('\n', worker.Log)}");
            return worker;
        }
        finally
        {
            Starting.Release();
        }
    }
}
