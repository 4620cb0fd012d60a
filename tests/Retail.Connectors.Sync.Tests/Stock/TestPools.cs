using NodaTime;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>Pools and numbers for tests.</summary>
internal static class TestPools
{
    public static Instant Noon { get; } = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static StockPool Pool(Action<StockPoolBuilder>? configure = null)
    {
        var builder = new StockPoolBuilder("us", "erp-us");
        builder.Locations("WH");
        configure?.Invoke(builder);
        if (builder.Pool.Channels.IsEmpty)
        {
            builder.Channel("shop-us").Channel("shop-de");
        }

        return builder.Build();
    }

    public static ArticleStock Article(string sku, decimal quantity, params DemandLine[] demand) => new(sku)
    {
        Locations = [new LocationStock("erp-us", "WH", quantity, StockBasis.LessReserved, Noon)],
        Demand = [.. demand],
    };

    public static DemandLine Line(string order, string sku, decimal quantity, string shop = "shop-us") =>
        new("us", new EntityRef(shop, EntityKind.Order, order), "1", sku)
        {
            Item = sku,
            Number = order,
            Quantity = quantity,
            Sold = quantity,
            PlacedAt = Noon - Duration.FromMinutes(5),
            SeenAt = Noon - Duration.FromMinutes(4),
        };

    public static StockExplanation Explain(StockPool pool, string sku, params ArticleStock[] stock) =>
        PoolArithmetic.Explain(pool, sku, stock.ToDictionary(article => article.Sku, StringComparer.Ordinal), Noon);

    public static int[] Wanted(StockExplanation explanation) => [.. explanation.Channels.Select(channel => channel.Wanted)];
}
