using System.Collections.Concurrent;
using Retail.Connectors.Pipelines.Events;

namespace Retail.Connectors.Pipelines.Tests.Events;

/// <summary>A bus that keeps what it is given, unless the test says otherwise.</summary>
internal sealed class RecordingPublisher : IEventPublisher
{
    public ConcurrentQueue<StoredEvent> Published { get; } = [];

    public Func<StoredEvent, Task> OnPublish { get; set; } = _ => Task.CompletedTask;

    public int Tries { get; private set; }

    public CanonicalEvent[] Of(string type) => [.. Published.Select(stored => stored.Event).Where(stored => stored.Type == type)];

    public async Task PublishAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        Tries++;
        await OnPublish(stored);
        Published.Enqueue(stored);
    }
}
