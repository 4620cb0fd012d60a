using System.Text;
using InHouseErp.Certification;
using Retail.Connectors.Changes;
using Retail.Connectors.Conformance.Tests.Bad;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>The suite can fail: each of these connectors has one fault, and the case that is named finds it.</summary>
public sealed class BadConnectorTests
{
    [Theory]
    [InlineData("submit-order/parallel")]
    [InlineData("submit-order/late-commit")]
    [InlineData("submit-order/repeated")]
    public Task LookupThatIsCalledEnforced_Fails(string id) =>
        FailsAsync(new ReferenceSystem(options => options.Orders = EffectGuarantee.Enforced), id);

    [Theory]
    [InlineData("submit-order/late-commit")]
    [InlineData("submit-order/settle-time")]
    [InlineData("ensure-customer/late-commit")]
    public Task FindThatIsBelievedBeforeTheSettleTime_Fails(string id) =>
        FailsAsync(new ReferenceSystem(options => options.SettleAfter = TimeSpan.FromSeconds(1)), id);

    [Theory]
    [InlineData("ensure-customer/repeated")]
    [InlineData("ensure-customer/killed-after")]
    [InlineData("ensure-customer/answer-lost")]
    public Task HandlerThatIgnoresWhatWasFound_Fails(string id) => FailsAsync(
        new AlteredSystem(new ReferenceSystem(), static (retail, name) => retail.AroundHandler<EnsureCustomer>(
            name, static (inner, command, context, stop) => inner.ApplyAsync(command, context with { Found = null }, stop))),
        id);

    [Fact]
    public Task HandlerThatIgnoresTheKey_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, static (inner, command, context, stop) =>
            {
                var key = EffectKey.For(command.Key.Source, command.Key.Verb, command.Key.Target, Guid.NewGuid().ToString("N"));
                return inner.ApplyAsync(command with { Key = key }, context, stop);
            })),
        "submit-order/applied");

    [Theory]
    [InlineData("submit-order/killed-after")]
    [InlineData("submit-order/late-commit")]
    [InlineData("submit-order/applied")]
    public Task HandlerThatFindsNothing_Fails(string id) => FailsAsync(
        new AlteredSystem(new ReferenceSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, find: static (_, _, _) => Task.FromResult<Finding>(new Finding.Nothing()))),
        id);

    [Fact]
    public Task HandlerThatAdoptsOtherContent_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, static async (inner, command, context, stop) => context.Found is Finding.Complete complete
                ? new EffectResult.Reached(complete.Receipt)
                : await inner.ApplyAsync(command, context, stop))),
        "submit-order/changed-after");

    [Fact]
    public Task HandlerThatTakesADraftForDone_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, static async (inner, command, context, stop) => context.Found is Finding.Partial partial
                ? new EffectResult.Reached(partial.Receipt)
                : await inner.ApplyAsync(command, context, stop))),
        "submit-order/killed-after");

    [Fact]
    public Task HandlerThatParksWhatOnlyFailedOnTheWay_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, static async (inner, command, context, stop) =>
            {
                try
                {
                    return await inner.ApplyAsync(command, context, stop);
                }
                catch (ConnectorException exception)
                {
                    return new EffectResult.Refused("failed", exception.Message, "Replay.");
                }
            })),
        "submit-order/unavailable");

    [Fact]
    public Task HandlerThatKeepsADifferenceInMoneyToItself_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<PostInvoice>(
            name, static async (inner, command, context, stop) => await inner.ApplyAsync(command, context, stop) switch
            {
                EffectResult.Refused { Left: { } left } => new EffectResult.Reached(left),
                var result => result,
            })),
        "post-invoice/refuses-money-differs");

    [Fact]
    public Task RefusalWithoutWords_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, static async (inner, command, context, stop) => await inner.ApplyAsync(command, context, stop) is EffectResult.Refused refused
                ? refused with { Words = string.Empty }
                : await inner.ApplyAsync(command, context, stop))),
        "submit-order/refuses-unknown-sku");

    [Fact]
    public Task NameThatIsCutBetweenTwoBytes_Fails() => FailsAsync(
        Renaming(static name =>
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            return bytes.Length <= 64 ? name : Encoding.UTF8.GetString(bytes, 0, 64);
        }),
        "texts/long");

    [Fact]
    public Task NameThatIsStoredInOneCodePage_Fails() => FailsAsync(
        Renaming(static name => Encoding.Latin1.GetString(Encoding.Latin1.GetBytes(name))), "texts/customer-cjk");

    [Fact]
    public Task NameWhoseQuotesAreDropped_Fails() => FailsAsync(
        Renaming(static name => name.Replace("'", string.Empty, StringComparison.Ordinal)), "texts/customer-quotes");

    [Fact]
    public Task FeedThatLosesRecordsAtTheEndOfAPage_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.Around<IChangeFeed<SalesOrder>>(name, static inner => new LosingFeed(inner))),
        "sales-order-feed/equal-timestamps");

    [Fact]
    public Task FeedThatTellsNothingOfDeletions_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.Around<IChangeFeed<SalesOrder>>(name, static inner => new SilentFeed(inner))),
        "sales-order-feed/deleted");

    [Theory]
    [InlineData("sales-order-census/window")]
    [InlineData("sales-order-census/submitted")]
    public Task CensusByLocalDays_Fails(string id) => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.Around<ICensus<SalesOrder>>(name, static inner => new WideCensus(inner))), id);

    [Fact]
    public Task StockThatContainsOrdersItDoesNotAdmit_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.Around<IStockSource>(name, static inner => new LyingStock(inner))),
        "stock/contained-from");

    [Fact]
    public Task DescriptionThatPromisesMore_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.AroundHandler<SubmitOrder>(
            name, traits: static traits => traits with { Guarantee = EffectGuarantee.Converging })),
        "submit-order/changed-after");

    [Fact]
    public Task DescriptionThatForgetsACommand_Fails() => FailsAsync(
        new AlteredSystem(new InHouseSystem(), static (retail, name) => retail.Around<ISystemDescription>(name, static inner => new ShortDescription(inner))),
        "description/traits");

    private static AlteredSystem Renaming(Func<string, string> change) => new(
        new InHouseSystem(), (retail, name) => retail.AroundHandler<EnsureCustomer>(
            name, (inner, command, context, stop) => inner.ApplyAsync(
                command with { Customer = command.Customer with { Name = change(command.Customer.Name) } }, context, stop)));

    private static async Task FailsAsync(ISystemUnderTest system, string id)
    {
        var result = await Suite.RunAsync(system, id);
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.Equal(CaseVerdict.Broken, result.Verdict);
        Assert.NotEmpty(result.Expected);
        Assert.NotEmpty(result.Seen);
        Assert.DoesNotContain("no exception", result.Expected, StringComparison.Ordinal);
    }

    private sealed class LosingFeed(IChangeFeed<SalesOrder> inner) : IChangeFeed<SalesOrder>
    {
        public string Gaps => inner.Gaps;

        public async Task<FeedPage<SalesOrder>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
        {
            var page = await inner.ReadAsync(after, cancellationToken);
            return page.HasMore ? page with { Items = page.Items[..^1] } : page;
        }
    }

    private sealed class SilentFeed(IChangeFeed<SalesOrder> inner) : IChangeFeed<SalesOrder>
    {
        public string Gaps => string.Empty;

        public async Task<FeedPage<SalesOrder>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
        {
            var page = await inner.ReadAsync(after, cancellationToken);
            return page with { Items = [.. page.Items.Where(item => item is not FeedItem<SalesOrder>.Gone)] };
        }
    }

    private sealed class WideCensus(ICensus<SalesOrder> inner) : ICensus<SalesOrder>
    {
        public async IAsyncEnumerable<CensusEntry> ListAsync(
            CensusWindow window, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var day = NodaTime.Duration.FromDays(1);
            await foreach (var entry in inner.ListAsync(new CensusWindow(window.From - day, window.To + day), cancellationToken))
            {
                yield return entry with { Key = null };
            }
        }
    }

    private sealed class LyingStock(IStockSource inner) : IStockSource
    {
        public StockBasis Basis => inner.Basis;

        public DocumentStage ContainedFrom => DocumentStage.Posted;

        public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => inner.LocationsAsync(cancellationToken);

        public IAsyncEnumerable<StockLevel> ReadAsync(
            IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) =>
            inner.ReadAsync(locations, skus, cancellationToken);

        public IAsyncEnumerable<StockLevel> ReadProductsAsync(
            IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken) =>
            inner.ReadProductsAsync(locations, products, cancellationToken);
    }

    private sealed class ShortDescription(ISystemDescription inner) : ISystemDescription
    {
        public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
        {
            var description = await inner.DescribeAsync(cancellationToken);
            return description with { Commands = description.Commands.Remove(nameof(SubmitOrder)) };
        }
    }
}
