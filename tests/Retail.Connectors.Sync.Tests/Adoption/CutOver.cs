using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Sync.Tests.Adoption;

/// <summary>A shop and an ERP that already have orders, and a store that knows nothing of them.</summary>
internal sealed class CutOver : IReader<Order>, ICensus<Order>, IReader<SalesOrder>, ICensus<SalesOrder>
{
    private readonly Dictionary<EntityRef, Order> _orders = [];
    private readonly Dictionary<EntityRef, SalesOrder> _documents = [];

    public static CensusWindow Always { get; } = new(Instant.MinValue, Instant.MaxValue);

    public InMemoryWorkStore Store { get; } = new(new FakeTimeProvider());

    /// <summary>Orders that the shop's connector cannot understand.</summary>
    public HashSet<string> Broken { get; } = [];

    public void Add(Order order) => _orders.Add(order.Ref, order);

    public void AddDocument(string id, string reference, Money total, DocumentStage stage = DocumentStage.Confirmed)
    {
        var source = new EntityRef("erp", EntityKind.SalesOrder, id);
        _documents.Add(source, new SalesOrder
        {
            Ref = source,
            Number = $"S{id}",
            Key = string.Empty,
            Reference = reference,
            Stage = stage,
            SourceState = "sale",
            Customer = new EntityRef("erp", EntityKind.Partner, "1"),
            Fulfilment = FulfilmentState.None,
            Totals = new DocumentTotals(total, [], total),
        });
    }

    public ServiceProvider Host(Action<RetailConnectorsBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IWorkStore>(Store);
        services.AddKeyedSingleton<IReader<Order>>("shop", this);
        services.AddKeyedSingleton<ICensus<Order>>("shop", this);
        services.AddKeyedSingleton<IReader<SalesOrder>>("erp", this);
        services.AddKeyedSingleton<ICensus<SalesOrder>>("erp", this);
        services.AddRetailConnectors(configure);
        return services.BuildServiceProvider();
    }

    Task<Observed<Order>?> IReader<Order>.ReadAsync(EntityRef id, CancellationToken cancellationToken) => Broken.Contains(id.Id)
        ? throw new ConnectorException(ConnectorErrorKind.Contract, "shop", "No order has this shape.")
        : Task.FromResult(_orders.TryGetValue(id, out var order) ? new Observed<Order>(id, new Revision("r"), order, Instant.MinValue) : null);

    Task<Observed<SalesOrder>?> IReader<SalesOrder>.ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.TryGetValue(id, out var document) ? new Observed<SalesOrder>(id, new Revision("r"), document, Instant.MinValue) : null);

    async IAsyncEnumerable<CensusEntry> ICensus<Order>.ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var order in _orders.Values.Where(order => window.From <= order.PlacedAt && order.PlacedAt < window.To))
        {
            yield return new CensusEntry(order.Ref, new Revision("r"), order.SourceStatus, order.Totals.Grand, null);
        }
    }

    async IAsyncEnumerable<CensusEntry> ICensus<SalesOrder>.ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var document in _documents.Values)
        {
            yield return new CensusEntry(document.Ref, new Revision("r"), document.SourceState, document.Totals.Grand, null);
        }
    }
}
