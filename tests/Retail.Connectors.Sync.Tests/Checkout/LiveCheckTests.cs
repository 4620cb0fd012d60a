using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Checkout;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Checkout;

namespace Retail.Connectors.Sync.Tests.Checkout;

public sealed class LiveCheckTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedSource _erp;

    public LiveCheckTests() => _erp = new ScriptedSource(_time);

    public void Dispose() => _erp.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Availability_Answered_SafetyIsTakenOffTheSumOfAllLocations(int wanted, bool available)
    {
        using var check = Availability(options => options.Safety = 2);
        _erp.Levels = [3, 2];

        var answer = await check.CheckAsync("A", wanted, Cancel);

        Assert.Equal(new AvailabilityAnswer("A", available, 3, AnswerOrigin.Live, _erp.Now), answer);
    }

    [Fact]
    public async Task Availability_AskedAgainSoon_IsNotAskedTwice()
    {
        using var check = Availability();
        await check.CheckAsync("A", 1, Cancel);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(AnswerOrigin.Cached, (await check.CheckAsync("A", 1, Cancel)).Origin);
        Assert.Equal(1, _erp.Calls);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(AnswerOrigin.Live, (await check.CheckAsync("A", 1, Cancel)).Origin);
        Assert.Equal(2, _erp.Calls);
    }

    [Fact]
    public async Task Availability_NoAnswerInTime_TheFallbackComesWhenTheBudgetIsSpentAndTheAnswerServesTheNext()
    {
        using var check = Availability();
        var held = _erp.Hold();

        var waiting = check.CheckAsync("A", 1, Cancel).AsTask();
        await _erp.AskedAsync(1);
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(new AvailabilityAnswer("A", false, null, AnswerOrigin.Fallback, null), await waiting);

        held.SetResult();
        Assert.True((await EventuallyAsync(check, answer => answer.Origin != AnswerOrigin.Fallback)).IsAvailable);
        Assert.Equal(1, _erp.Calls);
    }

    [Fact]
    public async Task Availability_ManyAskTheSame_TheSystemIsAskedOnce()
    {
        using var check = Availability();
        var held = _erp.Hold();

        var waiting = Enumerable.Range(0, 50).Select(_ => check.CheckAsync("A", 1, Cancel).AsTask()).ToArray();
        await _erp.AskedAsync(1);
        held.SetResult();

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(AnswerOrigin.Live, answer.Origin));
        Assert.Equal(1, _erp.Calls);
    }

    [Fact]
    public async Task Availability_TheSystemFails_WhatItSaidBeforeHoldsForAWhileAndItIsLeftAlone()
    {
        using var check = Availability(options => options.PromisesUnknown = true);
        await check.CheckAsync("A", 1, Cancel);
        _erp.Fails = true;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AnswerOrigin.Cached, (await check.CheckAsync("A", 1, Cancel)).Origin);
        Assert.Equal(AnswerOrigin.Cached, (await check.CheckAsync("A", 1, Cancel)).Origin);
        Assert.Equal(2, _erp.Calls);

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(new AvailabilityAnswer("A", true, null, AnswerOrigin.Fallback, null), await check.CheckAsync("A", 1, Cancel));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 8)]
    [InlineData(0, 10)]
    public async Task Price_ByQuantityAndTime_IsTheOneThatHolds(int quantity, int expected)
    {
        _erp.Prices =
        [
            Price(10, 1), Price(8, 10), Price(1, 10) with { Until = _erp.Now }, Price(2, 1) with { From = _erp.Now + Duration.FromDays(1) },
        ];
        using var check = new PriceCheck("erp", new ListPrices(_erp, string.Empty), new LiveCheckOptions(), _time);

        Assert.Equal(expected, (await check.CheckAsync("A", quantity == 0 ? 0.5m : quantity, Cancel)).Price?.Amount.Amount);
    }

    [Fact]
    public async Task Price_TheSystemFails_TheShopsOwnPriceHolds()
    {
        _erp.Fails = true;
        using var check = new PriceCheck("erp", new ListPrices(_erp, string.Empty), new LiveCheckOptions(), _time);

        Assert.Equal(new PriceAnswer("A", null, AnswerOrigin.Fallback, null), await check.CheckAsync("A", 1, Cancel));
    }

    [Fact]
    public async Task Kept_MoreThanTheLimit_TheOldestAreAskedAgain()
    {
        using var check = Availability(options => (options.MaxKept, options.FreshFor) = (10, TimeSpan.FromMinutes(5)));
        for (var i = 0; i < 11; i++)
        {
            await check.CheckAsync($"{i}", 1, Cancel);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(AnswerOrigin.Cached, (await check.CheckAsync("10", 1, Cancel)).Origin);
        Assert.Equal(AnswerOrigin.Live, (await check.CheckAsync("0", 1, Cancel)).Origin);
    }

    private static Price Price(decimal amount, decimal minQuantity) => new()
    {
        Sku = "A", PriceList = string.Empty, Amount = new Money(amount, new CurrencyCode("USD")), Basis = PriceBasis.Net, MinQuantity = minQuantity,
    };

    private static async Task<AvailabilityAnswer> EventuallyAsync(AvailabilityCheck check, Func<AvailabilityAnswer, bool> holds)
    {
        while (true)
        {
            // The answer arrives on another thread: each question is short, and the clock stands.
            using var brief = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var asking = check.CheckAsync("A", 1, brief.Token).AsTask();
            if (await Task.WhenAny(asking, Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, Cancel)) == asking && holds(await asking))
            {
                return await asking;
            }
        }
    }

    private AvailabilityCheck Availability(Action<LiveCheckOptions>? configure = null)
    {
        var options = new LiveCheckOptions { Locations = { "WH" } };
        configure?.Invoke(options);
        return new AvailabilityCheck("erp", _erp, options, _time);
    }

    /// <summary>An ERP that answers, waits or fails as it is told.</summary>
    private sealed class ScriptedSource(TimeProvider time) : IStockSource, IPriceSource, IDisposable
    {
        private readonly SemaphoreSlim _asked = new(0);
        private Task _held = Task.CompletedTask;
        private int _calls;

        public ImmutableArray<decimal> Levels { get; set; } = [5];

        public ImmutableArray<Price> Prices { get; set; } = [];

        public bool Fails { get; set; }

        public int Calls => _calls;

        public Instant Now => time.GetCurrentInstant();

        public StockBasis Basis => StockBasis.OnHand;

        public DocumentStage ContainedFrom => DocumentStage.Confirmed;

        public TaskCompletionSource Hold()
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = held.Task;
            return held;
        }

        public void Dispose() => _asked.Dispose();

        public async Task AskedAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await _asked.WaitAsync(Cancel);
            }
        }

        public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<PriceList> PriceListsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<StockLevel> ReadAsync(
            IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await CalledAsync(cancellationToken);
            foreach (var quantity in Levels)
            {
                yield return new StockLevel
                {
                    Product = new EntityRef("erp", EntityKind.Product, "1"), Sku = skus!.Single(), Location = null, Quantity = quantity, Basis = Basis, AsOf = Now,
                };
            }
        }

        public IAsyncEnumerable<StockLevel> ReadProductsAsync(
            IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async IAsyncEnumerable<Price> ReadAsync(
            string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await CalledAsync(cancellationToken);
            foreach (var price in Prices)
            {
                yield return price;
            }
        }

        private async Task CalledAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            _asked.Release();
            await _held.WaitAsync(cancellationToken);
            if (Fails)
            {
                throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.");
            }
        }
    }
}
