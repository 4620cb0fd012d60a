using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Sync.Prices;
using Retail.Connectors.Sync.Tests.Batches;

namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>Many articles with prices in one ERP and one shop, which count how often they are called.</summary>
internal sealed class PriceShelf : LoneBatch, IPriceSource, IChannelPriceSource
{
    private static readonly CurrencyCode Euro = new("EUR");

    private readonly PricePolicy _policy;
    private readonly PricePublication _publication;

    public PriceShelf(int articles, Action<PriceFlowBuilder>? configure = null)
    {
        _policy = TestPrices.Policy(configure);
        _publication = new PricePublication(_policy, new ServiceCollection().BuildServiceProvider(), this);
        for (var i = 0; i < articles; i++)
        {
            Erp[$"SKU-{i:00000}"] = 10 + (i % 50);
            Shop[$"SKU-{i:00000}"] = new ShownPrice { Regular = 10 + (i % 50) };
        }
    }

    public SortedDictionary<string, decimal> Erp { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ShownPrice> Shop { get; } = new(StringComparer.Ordinal);

    /// <summary>Reduced prices that end by themselves, from when to when.</summary>
    public Dictionary<string, (decimal Price, Instant From, Instant Until)> Sales { get; } = new(StringComparer.Ordinal);

    public string Currency { get; set; } = "EUR";

    /// <summary>Articles that the ERP prices in another currency than all others.</summary>
    public HashSet<string> Foreign { get; } = [];

    public PriceBasis? Basis { get; set; } = PriceBasis.Gross;

    public bool AnswersNothing { get; set; }

    public bool HasNoList { get; set; }

    /// <summary>The next write is carried out and its answer lost.</summary>
    public bool LosesAnswer { get; set; }

    public List<ParkedWork> Parked => ParkedOf(_policy.Flow);

    public PricePolicy Policy => _policy;

    public int BatchSize => 100;

    public static async Task<PriceShelf> PublishedAsync(int articles, Action<PriceFlowBuilder>? configure = null)
    {
        var shelf = new PriceShelf(articles, configure);
        await shelf.RunAsync();
        shelf.Forget();
        return shelf;
    }

    public Task MarkAsync(string sku) => Store.CommitAsync(
        new Commit { Marks = [new ItemMark(_policy.Flow, PriceItem.Prefix + sku, "erp")] }, CancellationToken.None).AsTask();

    public Task RunAsync(EntityRef? source = null) => RunAsync(_publication, source ?? _policy.RunRef);

    /// <summary>Somebody replays an entry, and the flow looks.</summary>
    public async Task ReplayAsync(ParkedWork parked)
    {
        await RunAsync(parked.Key.Source);
        await RunAsync();
    }

    public async Task<string> ExplainAsync(string sku) =>
        (await new PriceExplanations([_policy], Store, this).ExplainPriceAsync("shop", sku, CancellationToken.None)).Single().ToText();

    public override Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
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

    public override async Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken) => await ask((TPort)(object)this, cancellationToken);

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

    private Price Of(string sku, string list, decimal amount) =>
        new() { Sku = sku, PriceList = list, Amount = new Money(amount, Foreign.Contains(sku) ? new CurrencyCode("SEK") : Euro), Basis = PriceBasis.Gross };
}
