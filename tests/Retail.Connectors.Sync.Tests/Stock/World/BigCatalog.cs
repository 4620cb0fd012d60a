using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Sync.Tests.Batches;

namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>Many articles in one ERP and two shops, which count how often they are called.</summary>
internal sealed class BigCatalog : LoneBatch, IStockSource, IChannelStockSource
{
    public const string WmsName = "wms";

    private readonly StockPool _pool;
    private readonly StockPublication _publication;
    private SystemName _asked;

    public BigCatalog(int articles, StockPool pool)
    {
        _pool = pool;
        var services = new ServiceCollection().AddSingleton<ILogger<StockPublication>>(new LineLogger(Logged)).BuildServiceProvider();
        _publication = new StockPublication(pool, services, this);
        for (var i = 0; i < articles; i++)
        {
            var sku = $"SKU-{i:00000}";
            Erp[sku] = 100 + (i % 7);
            foreach (var channel in pool.Channels)
            {
                Shops[(channel.System, sku)] = 0;
            }
        }
    }

    public SortedDictionary<string, decimal> Erp { get; } = new(StringComparer.Ordinal);

    /// <summary>What a second source says of its own location.</summary>
    public SortedDictionary<string, decimal> Wms { get; } = new(StringComparer.Ordinal);

    /// <summary>Systems that do not answer.</summary>
    public HashSet<SystemName> Silent { get; } = [];

    /// <summary>Systems that can be read and not be written to.</summary>
    public HashSet<SystemName> Unwritable { get; } = [];

    /// <summary>Articles of which a shop sells more than it has.</summary>
    public HashSet<(SystemName Shop, string Sku)> Backordered { get; } = [];

    public List<string> Logged { get; } = [];

    public Dictionary<(SystemName Shop, string Sku), decimal> Shops { get; } = [];

    /// <summary>What else happens while a shop is written to.</summary>
    public Func<Task>? OnWrite { get; set; }

    public bool AnswersNothing { get; set; }

    /// <summary>The work that polls feeds.</summary>
    public EntityRef Schedule => _pool.ScheduleRef;

    public List<ParkedWork> Parked => ParkedOf(_pool.Flow);

    public int BatchSize => 100;

    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public Task MarkAsync(string sku, string source = "erp-us") => Store.CommitAsync(
        new Commit { Marks = [new ItemMark(_pool.Flow, $"{ItemState.RefPrefix}{source}/product/{sku}", "erp")] }, CancellationToken.None).AsTask();

    /// <summary>What is marked by a run is looked at by the next.</summary>
    public Task RunAsync(EntityRef? source = null) => RunAsync(_publication, source ?? _pool.PoolRef);

    public ValueTask<IReadOnlyList<StockExplanation>> ExplainAsync(string sku) =>
        new StockExplanations([_pool], Store, this, Time).ExplainStockAsync(_pool.Channels[0].System, sku, CancellationToken.None);

    public override async Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
    {
        Assert.InRange(commands.Count, 1, BatchSize);
        Writes++;
        if (Unwritable.Contains(target))
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, target, "It takes nothing.");
        }

        var results = new Dictionary<EffectKey, EffectResult>();
        foreach (var command in commands.Cast<PublishStock>())
        {
            if (Refused.Contains(command.Product.Id))
            {
                results[command.Key] = new EffectResult.Refused("unknown-product", "There is no such product.", "Publish it first.");
                continue;
            }

            Written++;
            Shops[(target, command.Product.Id)] = command.Quantity;
            _ = command.Backorders ? Backordered.Add((target, command.Product.Id)) : Backordered.Remove((target, command.Product.Id));
            results[command.Key] = new EffectResult.Reached(new Receipt { Document = command.Product, DisplayName = command.Product.Id, Stage = DocumentStage.Confirmed });
        }

        await (OnWrite?.Invoke() ?? Task.CompletedTask);
        return results;
    }

    public override async Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        _asked = system;
        if (Silent.Contains(system))
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, system, "It does not answer.");
        }

        return await ask((TPort)(object)this, cancellationToken);
    }

    public async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        SourceReads++;
        FullReads += skus is null ? 1 : 0;
        foreach (var sku in AnswersNothing ? [] : skus ?? (_asked == WmsName ? Wms : Erp).Keys)
        {
            yield return Level(sku);
        }
    }

    public async IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        SourceReads++;
        foreach (var product in products)
        {
            yield return Level(product.Id);
        }
    }

    public async IAsyncEnumerable<ChannelStock> ReadAsync(IReadOnlyCollection<string> skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Assert.InRange(skus.Count, 1, BatchSize);
        ShopReads++;
        foreach (var sku in skus)
        {
            if (Shops.TryGetValue((_asked, sku), out var number))
            {
                yield return new ChannelStock { Product = new EntityRef(_asked, EntityKind.Product, sku), Sku = sku, Managed = true, Quantity = number, Backorders = Backordered.Contains((_asked, sku)) };
            }
        }
    }

    public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A pool reads numbers only.");

    private StockLevel Level(string sku) => new()
    {
        Product = new EntityRef(_asked, EntityKind.Product, sku),
        Sku = sku,
        Location = null,
        Quantity = (_asked == WmsName ? Wms : Erp).GetValueOrDefault(sku),
        Basis = Basis,
        AsOf = Now,
    };

    private sealed class LineLogger(List<string> lines) : ILogger<StockPublication>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
