using System.Collections.Concurrent;
using Retail.Connectors.Simulation.Planted;

namespace Retail.Connectors.Simulation;

/// <summary>Runs seeds on threads of their own.</summary>
internal static class ManySeeds
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Runs them in order of their numbers, several at one time, until all are done or one says stop.</summary>
    public static IReadOnlyList<SeedResult> Run(int first, int count, int threads, PlantedBug bug, Func<SeedResult, bool> goOn, PlantedBug? suits = null)
    {
        var results = new ConcurrentBag<SeedResult>();
        var next = first - 1;
        var stop = false;
        var gate = new Lock();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, StackBytes) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return [.. results.OrderBy(result => result.Seed)];

        void Work()
        {
            while (!Volatile.Read(ref stop) && Interlocked.Increment(ref next) is var seed && seed - first < count)
            {
                var result = SeedRun.Run(seed, bug, suits);
                results.Add(result);
                lock (gate)
                {
                    if (!goOn(result))
                    {
                        Volatile.Write(ref stop, true);
                    }
                }
            }
        }
    }
}
