using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Prices;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>Many articles with prices in one ERP and one shop, which count how often they are called.</summary>
internal sealed class PriceShelf : IBatch, ILookups, IMappings, IPriceSource, IChannelPriceSource
{
    private static readonly CurrencyCode Euro = new("EUR");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly PricePolicy _policy;
    private readonly PricePublication _publication;

    public PriceShelf(int articles, Action<PriceFlowBuilder>? configure = null)
    {
        _policy = TestPrices.Policy(configure);
        Store = new InMemoryWorkStore(_time);
        _publication = new PricePublication(_policy, new ServiceCollection().BuildServiceProvider(), this);
        for (var i = 0; i < articles; i++)
        {
            Erp[$"SKU-{i:00000}"] = 10 + (i % 50);
            Shop[$"SKU-{i:00000}"] = new ShownPrice { Regular = 10 + (i % 50) };
        }
    }

    public InMemoryWorkStore Store { get; }

    public SortedDictionary<string, decimal> Erp { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ShownPrice> Shop { get; } = new(StringComparer.Ordinal);

    /// <summary>Reduced prices that end by themselves, from when to when.</summary>
    public Dictionary<string, (decimal Price, Instant From, Instant Until)> Sales { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public string Currency { get; set; } = "EUR";

    public PriceBasis? Basis { get; set; } = PriceBasis.Gross;

    public bool AnswersNothing { get; set; }

    public bool HasNoList { get; set; }

    /// <summary>The next write is carried out and its answer lost.</summary>
    public bool LosesAnswer { get; set; }

    public int FullReads { get; private set; }

    public int SourceReads { get; private set; }

    public int ShopReads { get; private set; }

    public int Writes { get; private set; }

    public int Written { get; private set; }

    public List<AuditEntry> Audit { get; } = [];

    public List<ParkedWork> Parked => [.. Queries.ListParkedAsync(_policy.Flow, 1_000, CancellationToken.None).AsTask().Result];

    public Instant Now => _time.GetCurrentInstant();

    public TimeProvider Time => _time;

    public PricePolicy Policy => _policy;

    public ILookups Lookups => this;

    public IStoreQueries Queries => Store.Queries;

    public int BatchSize => 100;

    public static async Task<PriceShelf> PublishedAsync(int articles, Action<PriceFlowBuilder>? configure = null)
    {
        var shelf = new PriceShelf(articles, configure);
        await shelf.RunAsync();
        shelf.Forget();
        return shelf;
    }

    public void Forget() => (FullReads, SourceReads, ShopReads, Writes, Written) = (0, 0, 0, 0, 0);

    public Task MarkAsync(string sku) => Store.CommitAsync(
        new Commit { Marks = [new ItemMark(_policy.Flow, PriceItem.Prefix + sku, "erp")] }, CancellationToken.None).AsTask();

    public void Pass(Duration time) => _time.Advance(time.ToTimeSpan());

    public async Task RunAsync(EntityRef? source = null)
    {
        var outcome = await _publication.RunAsync(source ?? _policy.RunRef, this, CancellationToken.None);
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(outcome.Changes, CancellationToken.None));
    }

    /// <summary>Somebody replays an entry, and the flow looks.</summary>
    public async Task ReplayAsync(ParkedWork parked)
    {
        await RunAsync(parked.Key.Source);
        await RunAsync();
    }

    public async Task<string> ExplainAsync(string sku) =>
        (await new PriceExplanations([_policy], Store, this).ExplainPriceAsync("shop", sku, CancellationToken.None)).Single().ToText();

    public bool IsOpen(SystemName system, LaneDirection direction) => true;

    public ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken) => new(false);

    public ValueTask<int> PollAsync<T>(SystemName system, EntityKind kind, CancellationToken cancellationToken)
        where T : class => throw new NotSupportedException("A publication of prices polls no feed.");

    public ValueTask FailedAsync(ConnectorException failure, CancellationToken cancellationToken) => default;

    public async ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken)
    {
        Audit.AddRange(changes.Audit);
        await Store.CommitAsync(changes, cancellationToken);
    }

    public Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        Assert.InRange(commands.Count, 1, BatchSize);
        Writes++;
        var results = new Dictionary<EffectKey, EffectResult>();
        foreach (var command in commands.Cast<PublishPrice>())
        {
            if (Refused.Contains(command.Product.Id))
            {
                results[command.Key] = new EffectResult.Refused("value-refused", "The shop does not want it.", "Correct it.");
                continue;
            }

            Written++;
            Shop[command.Product.Id] = new ShownPrice
            {
                Regular = command.Regular.Amount, Sale = command.Sale?.Price.Amount, From = command.Sale?.From, Until = command.Sale?.Until, Fields = command.Fields,
            };
            results[command.Key] = new EffectResult.Reached(new Receipt { Document = command.Product, DisplayName = command.Product.Id, Stage = DocumentStage.Confirmed });
        }

        if (LosesAnswer)
        {
            LosesAnswer = false;
            throw new ConnectorException(ConnectorErrorKind.Ambiguous, target, "The answer is lost.");
        }

        return Task.FromResult<IReadOnlyDictionary<EffectKey, EffectResult>>(results);
    }

    public async Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TPort : class => await ask((TPort)(object)this, cancellationToken);

    public async IAsyncEnumerable<Price> ReadAsync(
        string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        SourceReads++;
        FullReads += skus is null ? 1 : 0;
        if (HasNoList)
        {
            throw new ConnectorException(ConnectorErrorKind.NotFound, "erp", $"There is no list '{priceList}'.");
        }

        foreach (var sku in AnswersNothing ? [] : skus ?? Erp.Keys)
        {
            if (!Erp.TryGetValue(sku, out var amount))
            {
                continue;
            }

            if (!Sales.TryGetValue(sku, out var sale))
            {
                yield return Of(sku, priceList, amount);
                continue;
            }

            yield return Of(sku, priceList, amount) with { Until = sale.From };
            yield return Of(sku, priceList, sale.Price) with { From = sale.From, Until = sale.Until, Regular = new Money(amount, Euro) };
            yield return Of(sku, priceList, amount) with { From = sale.Until };
        }
    }

    public Task<ChannelPriceTerms> TermsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ChannelPriceTerms(CurrencyRules.Iso(new CurrencyCode(Currency)), Basis));

    public async IAsyncEnumerable<ChannelPrice> ReadAsync(
        IReadOnlyCollection<string> skus, IReadOnlyCollection<string> fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Assert.InRange(skus.Count, 1, BatchSize);
        ShopReads++;
        foreach (var sku in skus)
        {
            if (Shop.TryGetValue(sku, out var shown))
            {
                yield return new ChannelPrice
                {
                    Product = new EntityRef("shop", EntityKind.Product, sku),
                    Sku = sku,
                    Regular = shown.Regular is { } regular ? new Money(regular, Euro) : null,
                    Sale = shown.Sale is { } sale ? new SalePrice(new Money(sale, Euro), shown.From, shown.Until) : null,
                    Fields = shown.Fields.RemoveRange(shown.Fields.Keys.Except(fields, StringComparer.Ordinal)),
                };
            }
        }
    }

    public IAsyncEnumerable<PriceList> PriceListsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("The flow knows its list.");

    public Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
        where T : class => Task.FromResult<Observed<T>?>(null);

    public bool Offers<TPort>(SystemName system)
        where TPort : class => true;

    public ValueTask<ImmutableArray<Pipelines.Effects.OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken) => new([]);

    public ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken) => default;

    public bool TryMap(string table, SystemName from, SystemName to, string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? mapped)
    {
        mapped = null;
        return false;
    }

    private static Price Of(string sku, string list, decimal amount) => new() { Sku = sku, PriceList = list, Amount = new Money(amount, Euro), Basis = PriceBasis.Gross };
}
