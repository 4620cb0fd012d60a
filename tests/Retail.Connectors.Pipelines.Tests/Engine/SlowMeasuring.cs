using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Queries of a store that takes its time to measure a backlog.</summary>
public class SlowMeasuring : DispatchProxy
{
    private IStoreQueries _inner = null!;
    private FakeTimeProvider _time = null!;
    private TimeSpan _takes;
    private int _measured;

    /// <summary>How often the flow of the scene was measured.</summary>
    public int Measured => Volatile.Read(ref _measured);

    public static (IStoreQueries Queries, SlowMeasuring Measuring) Around(IStoreQueries inner, FakeTimeProvider time, TimeSpan takes)
    {
        var queries = Create<IStoreQueries, SlowMeasuring>();
        var measuring = (SlowMeasuring)queries;
        (measuring._inner, measuring._time, measuring._takes) = (inner, time, takes);
        return (queries, measuring);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_inner, args);
        if (targetMethod.Name == nameof(IStoreQueries.MeasureAsync) && args![0] is EngineScene.Flow)
        {
            _time.Advance(_takes);
            Interlocked.Increment(ref _measured);
        }

        return answer;
    }
}
