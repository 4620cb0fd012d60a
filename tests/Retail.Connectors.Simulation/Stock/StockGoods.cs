namespace Retail.Connectors.Simulation.Stock;

/// <summary>What the shops of a pool sell.</summary>
internal static class StockGoods
{
    public const string Pool = "goods";
    public const string Flow = $"stock/{Pool}";
    public const string ItemPrefix = "sku/";
    public const string East = "east";
    public const string West = "west";

    public static IReadOnlyList<string> Skus { get; } = ["S-1", "S-2", "S-3", "S-4"];

    /// <summary>The flow that follows what a channel's orders take.</summary>
    public static string DemandFlow(string channel) => $"demand/{Pool}/{channel}";
}
