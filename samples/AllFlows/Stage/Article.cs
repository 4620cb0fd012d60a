namespace AllFlows.Stage;

/// <summary>What is sold: the price is as the shop shows it.</summary>
internal sealed record Article(string Sku, string Name, decimal Price, string TaxClass, long ShopId);
