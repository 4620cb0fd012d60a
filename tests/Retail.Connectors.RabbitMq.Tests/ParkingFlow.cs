using System.Collections.Concurrent;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>Parks whatever it looks at: every look is work that is done, and an event.</summary>
internal sealed class ParkingFlow : IFlow<Item>, IReader<Item>
{
    public const string Name = "orders/erp";

    private int _looks;

    public int Looks => _looks;

    public ConcurrentQueue<EntityRef> Seen { get; } = new();

    public static EntityRef Order(string id) => new("shop", EntityKind.Order, id);

    public Task<Observed<Item>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) => Task.FromResult<Observed<Item>?>(null);

    public Plan Plan(EntityRef source, Observed<Item>? observed, PlanContext context)
    {
        Interlocked.Increment(ref _looks);
        Seen.Enqueue(source);
        return new Plan.Park(new ParkReason("looked-at", "It was looked at.", "Nothing.", ParkOwner.Operations));
    }
}
