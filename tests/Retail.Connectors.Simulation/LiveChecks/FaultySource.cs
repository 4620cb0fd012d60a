using System.Runtime.CompilerServices;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Simulation.LiveChecks;

/// <summary>An ERP of which a third of the calls never end, a sixth come too late, a sixth fail, and the rest answer in 20 to 60 ms.</summary>
internal sealed class FaultySource(TimeProvider time) : IStockSource, IPriceSource
{
    private int _calls;

    public int Calls => _calls;

    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Only levels are asked for.");

    public IAsyncEnumerable<PriceList> PriceListsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Only prices are asked for.");

    public async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await MisbehaveAsync(cancellationToken);
        foreach (var sku in skus ?? [])
        {
            yield return new StockLevel
            {
                Product = new EntityRef("erp", EntityKind.Product, sku), Sku = sku, Location = null, Quantity = 5, Basis = Basis, AsOf = time.GetCurrentInstant(),
            };
        }
    }

    public IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only SKUs are asked for.");

    public async IAsyncEnumerable<Price> ReadAsync(string priceList, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await MisbehaveAsync(cancellationToken);
        foreach (var sku in skus ?? [])
        {
            yield return new Price { Sku = sku, PriceList = priceList, Amount = new Money(5, new CurrencyCode("USD")), Basis = PriceBasis.Net, MinQuantity = 1 };
        }
    }

    private Task MisbehaveAsync(CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls);
        return (call % 6) switch
        {
            0 or 1 => Task.Delay(TimeSpan.FromSeconds(30), time, cancellationToken),
            2 => Task.Delay(TimeSpan.FromMilliseconds(900), time, cancellationToken),
            3 => throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It does not answer."),
            _ => Task.Delay(TimeSpan.FromMilliseconds(20 + (call % 40)), time, cancellationToken),
        };
    }
}
